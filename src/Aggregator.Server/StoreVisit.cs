using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>Opens the store of a data folder that another process may own, for commands that claim no work and so need no
/// lock.</summary>
/// <remarks>The lock on the folder protects the leases, not the file. SQLite lets several processes write one after the other.
/// A store that allows only one process refuses a second one.</remarks>
internal static class StoreVisit
{
    /// <exception cref="StartFaultException">There is no store, or it cannot be opened.</exception>
    public static Store Open(string dataFolder)
    {
        // A decision updates its story, so the command needs the same settings as the service.
        var settings = StoreRegistration.Settings(Configuration());
        return Store.Exists(dataFolder)
            ? Open(dataFolder, settings)
            : throw new StartFaultException($"There is no store in {dataFolder}: start the service once, or name its folder with --data.");
    }

    public static bool IsPossible(string dataFolder) => Store.Exists(dataFolder);

    /// <summary>Reads the configuration from the same places as the service.</summary>
    public static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    /// <summary>Converts a store of an older version only when no other process has locked the folder.</summary>
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
