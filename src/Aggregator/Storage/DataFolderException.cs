namespace Aggregator.Storage;

/// <summary>The data folder cannot be used; the message gives the operator the reason in one sentence.</summary>
public sealed class DataFolderException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>What the operator has to do something about.</summary>
    public StoreFault Fault { get; init; } = StoreFault.Other;

    /// <summary>Whether another process has locked the folder.</summary>
    public bool IsHeld { get; init; }
}
