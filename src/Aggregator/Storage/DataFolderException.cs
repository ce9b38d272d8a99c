namespace Aggregator.Storage;

/// <summary>The data folder cannot be used; the message says why in one sentence for the operator.</summary>
public sealed class DataFolderException(string message, Exception inner) : Exception(message, inner);
