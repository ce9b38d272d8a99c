namespace Aggregator.Storage;

/// <summary>The store could not do what it was asked for; nothing of the call is kept. The only exception of its own that leaves a store.</summary>
/// <remarks>What a caller's own function throws inside a call, and cancellation, leave the store as they are.</remarks>
/// <param name="fault">What is wrong, as far as the store can tell.</param>
/// <param name="message">A sentence for the operator.</param>
/// <param name="inner">What the database said; null where the store itself found the fault.</param>
public sealed class StoreException(StoreFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFault Fault => fault;
}

/// <summary>What is wrong with a store: each kind asks the operator for something else.</summary>
public enum StoreFault
{
    /// <summary>None of the kinds below; the message says more.</summary>
    Other,

    /// <summary>The disk, or the space allowed on it, is used up: make room.</summary>
    Full,

    /// <summary>The file or its folder may not be written: change the rights, or mount the disk for writing.</summary>
    ReadOnly,

    /// <summary>The file is no store, or is broken: restore a backup.</summary>
    Damaged,

    /// <summary>Somebody else holds the store for longer than a call waits: try again, or end the other process.</summary>
    Busy,

    /// <summary>A newer version of the program wrote the store: run that version, or restore an older backup.</summary>
    NewerSchema,

    /// <summary>An older version wrote the store, and it was to be opened as it is: start the service of this version once.</summary>
    OlderSchema,

    /// <summary>The folder was filled by another engine than the one that was named: name none, or another folder.</summary>
    OtherEngine,
}
