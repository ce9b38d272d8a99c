using Aggregator.Storage;
using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Entries;
using Aggregator.Storage.Sqlite.Pictures;
using Aggregator.Storage.Sqlite.Sources;
using Aggregator.Storage.Sqlite.Stories;

namespace Aggregator.Server;

/// <summary>Which store the service remembers in: another store is put in here.</summary>
internal static class StoreRegistration
{
    public static void Add(IServiceCollection services, string dataFolder)
    {
        services.AddSingleton(_ => OpenFolder(dataFolder));
        services.AddSingleton(provider => OpenDatabase(provider.GetRequiredService<DataFolder>()));
        services.AddSingleton<ArchiveReports>();
        services.AddSingleton<ISourceStore, SqliteSourceStore>();
        services.AddSingleton<IEntryStore, SqliteEntryStore>();
        services.AddSingleton<IStoryStore, SqliteStoryStore>();
        services.AddSingleton<IDecisionStore, SqliteDecisionStore>();
        services.AddSingleton<ISectionStore, SqliteSectionStore>();
        services.AddSingleton<IRemovalStore, SqliteRemovalStore>();
        services.AddSingleton<IRevisionStore, SqliteRevisionStore>();
        services.AddSingleton<IImageStore, SqliteImageStore>();
    }

    internal static DataFolder OpenFolder(string path)
    {
        try
        {
            return DataFolder.Open(path);
        }
        catch (DataFolderException fault)
        {
            throw new StartFaultException($"{fault.Message} Choose another folder with --data.", fault);
        }
    }

    internal static SqliteDatabase OpenDatabase(DataFolder folder) => OpenDatabase(folder.DatabasePath);

    // Standard output is for what was asked for; the log of a service takes up both.
    private static SqliteDatabase OpenDatabase(string path) => OpenDatabase(path, static file => SqliteDatabase.Open(file, Console.Error.WriteLine));

    internal static SqliteDatabase OpenDatabase(string path, Func<string, SqliteDatabase> open)
    {
        try
        {
            return open(path);
        }
        catch (StoreException fault) when (fault.Fault is not StoreFault.OlderSchema)
        {
            throw new StartFaultException($"{path} cannot be opened: {fault.Message} Restore a backup, or choose another folder with --data.", fault);
        }
    }
}
