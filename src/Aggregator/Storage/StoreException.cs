namespace Aggregator.Storage;

/// <summary>The store could not do what was asked; nothing of the call is saved. A store throws no other exception of its
/// own.</summary>
/// <remarks>Exceptions of a caller's function inside a call, and cancellation, are passed on unchanged.</remarks>
/// <param name="fault">The kind of fault, as far as the store can tell.</param>
/// <param name="message">One sentence for the operator.</param>
/// <param name="inner">The exception of the database; null when the store itself found the fault.</param>
public sealed class StoreException(StoreFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFault Fault => fault;
}

/// <summary>The kind of fault of a store. The operator has to do something else for each kind.</summary>
public enum StoreFault
{
    /// <summary>None of the other kinds; the message says more.</summary>
    Other,

    /// <summary>The disk is full, or the allowed space is used up: make room.</summary>
    Full,

    /// <summary>The file or its folder may not be written: change the rights, or mount the disk for writing.</summary>
    ReadOnly,

    /// <summary>The file is not a store, or is damaged: restore a backup.</summary>
    Damaged,

    /// <summary>Another process or call holds the store for longer than a call waits: try again, or end the other
    /// process.</summary>
    Busy,

    /// <summary>A newer version of the program wrote the store: run that version, or restore an older backup.</summary>
    NewerSchema,

    /// <summary>Another engine created the store than the settings name: name no engine, or another folder.</summary>
    OtherEngine,
}
