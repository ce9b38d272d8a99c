using Aggregator.Storage.LiteDb;
using Aggregator.Storage.Sqlite;

namespace Aggregator.Storage;

/// <summary>An opened store: all of its ports. Whoever opened it disposes of it, when no call is on its way.</summary>
/// <remarks>
/// One process owns a store (<see cref="DataFolder"/>). Every call may come from any thread, many at once, and is kept whole or not at
/// all. What a store cannot do leaves it as <see cref="StoreException"/>. Stores know no clock: every instant comes from the caller, in
/// UTC, and is kept to the millisecond. An absent value stays null.
/// </remarks>
/// <param name="Place">The file or folder, for sentences to the operator.</param>
/// <param name="Opened">What is let go at the end.</param>
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

    /// <summary>Opens the store of a folder that this process holds; makes it where there is none, and brings an older one up to date.</summary>
    /// <exception cref="StoreException">It cannot be read or written, is none, a newer version of the program wrote it, or another engine did.</exception>
    public static Store Open(string folder, StoreSettings settings) => EngineOf(folder, settings.Engine) switch
    {
        StoreEngine.Sqlite => SqliteStore.Open(folder, settings),
        StoreEngine.LiteDb => LiteDbStore.Open(folder, settings),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Engine, "No store of this name."),
    };

    /// <summary>Opens the store of a folder that another process may hold, and changes nothing of its form: claims nothing, releases nothing.</summary>
    /// <exception cref="StoreException">As for <see cref="Open"/>; also when an older version of the program wrote it.</exception>
    public static Store OpenBeside(string folder, StoreSettings settings) => EngineOf(folder, settings.Engine) switch
    {
        StoreEngine.Sqlite => SqliteStore.OpenBeside(folder, settings),
        StoreEngine.LiteDb => LiteDbStore.OpenBeside(folder, settings),
        _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Engine, "No store of this name."),
    };

    /// <summary>Whether the folder holds a store.</summary>
    public static bool Exists(string folder) => Enum.GetValues<StoreEngine>().Any(engine => Exists(folder, engine));

    public void Dispose() => Opened.Dispose();

    /// <summary>A folder stays with the engine that filled it first.</summary>
    /// <param name="folder">Of the store.</param>
    /// <param name="named">Null for the one that the folder has, SQLite where it has none.</param>
    private static StoreEngine EngineOf(string folder, StoreEngine? named)
    {
        var found = Array.FindAll(Enum.GetValues<StoreEngine>(), engine => Exists(folder, engine));
        return named is not { } engine ? found.FirstOrDefault(StoreEngine.Sqlite)
            : found.Length == 0 || found.Contains(engine) ? engine
            : throw new StoreException(
                StoreFault.OtherEngine, $"{folder} holds an archive of {found[0]}, and {engine} was named: leave the name out, or choose another folder with --data.");
    }

    private static bool Exists(string folder, StoreEngine engine) => engine switch
    {
        StoreEngine.Sqlite => SqliteStore.Exists(folder),
        StoreEngine.LiteDb => LiteDbStore.Exists(folder),
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, "No store of this name."),
    };
}
