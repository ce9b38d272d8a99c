using Aggregator.Storage;
using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Pictures;
using Aggregator.Storage.Sqlite.Sources;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories;

namespace Aggregator.Server;

/// <summary>The store of a data folder that another process may own: for commands that claim no work, so that they need no lock.</summary>
/// <remarks>The lock guards leases, not the file: SQLite lets one process write after the other.</remarks>
internal sealed class StoreVisit : IDisposable
{
    private readonly SqliteDatabase _database;

    private StoreVisit(SqliteDatabase database)
    {
        // A decision brings its story up to date: by the rules by which the service would.
        var options = Composition.Bound<StoriesOptions>(Configuration(), "Stories");
        Reports = new ArchiveReports(database);
        Sources = new SqliteSourceStore(database);
        Stories = new SqliteStoryStore(database, options);
        Decisions = new SqliteDecisionStore(database, options);
        Images = new SqliteImageStore(database);
        _database = database;
    }

    public ArchiveReports Reports { get; }

    public ISourceStore Sources { get; }

    public IStoryStore Stories { get; }

    public IDecisionStore Decisions { get; }

    public IImageStore Images { get; }

    /// <exception cref="StartFaultException">There is no database, or it cannot be opened.</exception>
    public static StoreVisit Open(string dataFolder)
    {
        var path = DataFolder.DatabaseOf(dataFolder);
        return File.Exists(path)
            ? new StoreVisit(OpenDatabase(dataFolder, path))
            : throw new StartFaultException($"There is no database in {dataFolder}: start the service once, or name its folder with --data.");
    }

    /// <summary>An archive of an older version is changed only where no service of that version works on it.</summary>
    private static SqliteDatabase OpenDatabase(string dataFolder, string path)
    {
        try
        {
            return StoreRegistration.OpenDatabase(path, SqliteDatabase.OpenUnchanged);
        }
        catch (StoreException older) when (older.Fault is StoreFault.OlderSchema)
        {
            try
            {
                using var folder = DataFolder.Open(dataFolder);
                return StoreRegistration.OpenDatabase(folder);
            }
            catch (DataFolderException fault)
            {
                throw new StartFaultException(
                    $"{older.Message} Start the service of this version once. {fault.Message}", fault);
            }
        }
    }

    /// <summary>As the service would read it.</summary>
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    public void Dispose() => _database.Dispose();
}
