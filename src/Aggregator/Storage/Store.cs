using Aggregator.Storage.Accounts;
using Aggregator.Storage.LiteDb;
using Aggregator.Storage.Settings;
using Aggregator.Storage.Sqlite;

namespace Aggregator.Storage;

/// <summary>An opened store with all of its ports. The code that opened it disposes of it when no call is running.</summary>
/// <remarks>One process owns a store (<see cref="DataFolder"/>). Calls may come from any thread and at the same time. A call is
/// saved whole or not at all. A failure of the store is thrown as <see cref="StoreException"/>. A store has no clock: every
/// instant comes from the caller, in UTC, and is kept to the millisecond. Absent values stay null.</remarks>
/// <param name="Place">The path of the file, for messages to the operator.</param>
/// <param name="Opened">What is disposed of with the store.</param>
public sealed record Store(string Place, IDisposable Opened) : IDisposable
{
    public required ISourceStore Sources { get; init; }

    public required IEntryStore Entries { get; init; }

    public required IStoryStore Stories { get; init; }

    public required IReadingStore Reading { get; init; }

    public required IDecisionStore Decisions { get; init; }

    public required IImageStore Images { get; init; }

    public required IReportStore Reports { get; init; }

    public required IStoreUpkeep Upkeep { get; init; }

    public required IStoreTransfer Transfer { get; init; }

    public required IRetentionStore Retention { get; init; }

    public required ISourceSettingsStore Settings { get; init; }

    public required IRemovedSourceStore Removed { get; init; }

    public required IAccountStore Accounts { get; init; }

    public required IAuditStore Audit { get; init; }

    public required StoreEngine Engine { get; init; }

    /// <summary>Opens the store in a folder that this process has locked. Creates it when there is none, and converts a store of
    /// an older version.</summary>
    /// <exception cref="StoreException">The store cannot be read or written, is no store, or was written by a newer version of
    /// the program or by another engine.</exception>
    public static Store Open(string folder, StoreSettings settings) => EngineOf(folder, settings.Engine) switch
    {
        StoreEngine.Sqlite => SqliteStore.Open(folder, settings),
        StoreEngine.LiteDb => LiteDbStore.Open(folder, settings),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Engine, "No store of this name."),
    };

    /// <summary>The number of the schema in which this program keeps the archives of an engine.</summary>
    public static int SchemaOf(StoreEngine engine) => engine switch
    {
        StoreEngine.Sqlite => SqliteStore.Schema,
        StoreEngine.LiteDb => LiteDbStore.Schema,
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "No store of this name."),
    };

    public static bool Exists(string folder) => Enum.GetValues<StoreEngine>().Any(engine => Exists(folder, engine));

    /// <summary>The engine of a folder: the engine that created its store stays in use.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="named">The engine that the settings name; null means the engine of the folder, or SQLite for an empty
    /// folder.</param>
    /// <exception cref="StoreException">The folder holds a store of another engine than the settings name.</exception>
    public static StoreEngine EngineOf(string folder, StoreEngine? named)
    {
        var found = Array.FindAll(Enum.GetValues<StoreEngine>(), engine => Exists(folder, engine));
        return named is not { } engine ? found.FirstOrDefault(StoreEngine.Sqlite)
            : found.Length == 0 || found.Contains(engine) ? engine
            : throw new StoreException(
                StoreFault.OtherEngine, $"{folder} holds a store of {found[0]}, but {engine} is configured. Configure no engine, or choose another folder with --data.");
    }

    public void Dispose() => Opened.Dispose();

    private static bool Exists(string folder, StoreEngine engine) => engine switch
    {
        StoreEngine.Sqlite => SqliteStore.Exists(folder),
        StoreEngine.LiteDb => LiteDbStore.Exists(folder),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "No store of this name."),
    };
}
