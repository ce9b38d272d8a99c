using Aggregator.Stories.Shown;

namespace Aggregator.Storage;

/// <summary>How a store is opened.</summary>
public sealed record StoreSettings
{
    /// <summary>Null means the engine that created the store in the folder; SQLite for a new folder.</summary>
    public StoreEngine? Engine { get; init; }

    /// <summary>Which version of a text is shown when several papers have it and no editor has chosen one.</summary>
    public ShownPolicy Shown { get; init; } = ShownPolicy.Earliest;

    /// <summary>Called with a sentence for the operator before and after work that may take minutes. By default it does
    /// nothing.</summary>
    public Action<string> Tell { get; init; } = static _ => { };

    /// <summary>Called before an archive of an older version of the program is converted. When it throws, the archive stays as it
    /// is.</summary>
    public Action<OlderArchive> BeforeMigration { get; init; } = static _ => { };

    /// <summary>False for opening a copy that is not searched; then no search index in separate files is made.</summary>
    public bool HasSearch { get; init; } = true;
}

/// <summary>An archive that is about to be converted.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Schema">Its current schema.</param>
/// <param name="CopyTo">Writes a copy of it into a folder without a store.</param>
public sealed record OlderArchive(string Folder, StoreEngine Engine, int Schema, Action<string> CopyTo);

/// <summary>The database of a store.</summary>
public enum StoreEngine
{
    /// <summary>SQLite: one file, one writer at a time, many readers beside it.</summary>
    Sqlite,

    /// <summary>LiteDB with one thread, and Lucene for searches. Only one process may open it, and writing is two to four times
    /// slower than SQLite.</summary>
    LiteDb,
}
