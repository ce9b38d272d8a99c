using Aggregator.Stories.Shown;

namespace Aggregator.Storage;

/// <summary>How a store is opened.</summary>
public sealed record StoreSettings
{
    /// <summary>Null for the one that filled the folder; SQLite for a new folder.</summary>
    public StoreEngine? Engine { get; init; }

    /// <summary>Which version of a text that several papers carry is shown where no editor chose one.</summary>
    public ShownPolicy Shown { get; init; } = ShownPolicy.Earliest;

    /// <summary>Receives a sentence for the operator before and after work that may take minutes; nobody is told by default.</summary>
    public Action<string> Tell { get; init; } = static _ => { };
}

/// <summary>In what a store remembers.</summary>
public enum StoreEngine
{
    /// <summary>One file, one writer, many readers.</summary>
    Sqlite,

    /// <summary>LiteDB behind one gate, with Lucene beside it for words: one process, a third of the speed.</summary>
    LiteDb,
}
