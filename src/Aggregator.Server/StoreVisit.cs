using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>Opens the store of a data folder that another process may own: for commands that claim no work, so that they need no lock.</summary>
/// <remarks>The lock guards leases, not the file: SQLite lets one process write after the other; a store that does not says so.</remarks>
internal static class StoreVisit
{
    /// <exception cref="StartFaultException">There is no store, or it cannot be opened.</exception>
    public static Store Open(string dataFolder)
    {
        // A decision brings its story up to date: by the rules by which the service would.
        var settings = StoreRegistration.Settings(Configuration());
        return Store.Exists(dataFolder)
            ? Open(dataFolder, settings)
            : throw new StartFaultException($"There is no store in {dataFolder}: start the service once, or name its folder with --data.");
    }

    public static bool IsPossible(string dataFolder) => Store.Exists(dataFolder);

    /// <summary>As the service would read it.</summary>
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    /// <summary>An archive of an older version is changed only where no service of that version works on it.</summary>
    private static Store Open(string dataFolder, StoreSettings settings)
    {
        try
        {
            return StoreRegistration.Open(dataFolder, settings, Store.OpenBeside);
        }
        catch (StoreException older) when (older.Fault is StoreFault.OlderSchema)
        {
            try
            {
                using var folder = DataFolder.Open(dataFolder);
                return StoreRegistration.Open(folder.Path, settings, Store.Open);
            }
            catch (DataFolderException fault)
            {
                throw new StartFaultException($"{older.Message} Start the service of this version once. {fault.Message}", fault);
            }
        }
    }
}
