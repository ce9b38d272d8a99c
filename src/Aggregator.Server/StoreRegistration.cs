using Aggregator.Server.Backup;
using Aggregator.Server.Options;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server;

/// <summary>Opens the store that is configured, and registers its ports.</summary>
internal static class StoreRegistration
{
    public static void Add(IServiceCollection services, OptionsSet options, ServeSettings serve)
    {
        var settings = Settings(options.Get<StoreOptions>(), options.Get<StoriesOptions>(), options.Get<BackupOptions>());
        services.AddSingleton(_ => serve.Held ?? OpenFolder(serve.DataFolder));
        services.AddSingleton(provider => Open(provider.GetRequiredService<DataFolder>().Path, settings));
        AddPorts(services);
    }

    internal static void AddPorts(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Sources);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Entries);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Stories);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Reading);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Decisions);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Images);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Reports);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Upkeep);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Retention);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Accounts);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Audit);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Settings);
        services.AddSingleton(provider => provider.GetRequiredService<Store>().Removed);
    }

    /// <summary>Reads the settings of the store from the configuration.</summary>
    /// <exception cref="StartFaultException">An option of the store is wrong.</exception>
    internal static StoreSettings Settings(IConfiguration configuration) => Settings(
        OptionsTable.Read<StoreOptions>(configuration), OptionsTable.Read<StoriesOptions>(configuration), OptionsTable.Read<BackupOptions>(configuration));

    private static StoreSettings Settings(StoreOptions store, StoriesOptions stories, BackupOptions backup) => new()
    {
        Engine = store.Engine,
        Shown = stories.Shown,

        // Standard output is for the answer of a command. The log of a service contains both streams.
        Tell = Console.Error.WriteLine,
        BeforeMigration = MigrationBackup.With(backup, Console.Error.WriteLine),
    };

    internal static DataFolder OpenFolder(string path)
    {
        try
        {
            return DataFolder.Open(path);
        }
        catch (DataFolderException fault)
        {
            throw new StartFaultException($"{fault.Message} {StoreAdvice.For(fault.Fault)}", fault);
        }
    }

    /// <summary>Opens the store of a folder that this process has locked.</summary>
    /// <exception cref="StartFaultException">The store cannot be opened.</exception>
    internal static Store Open(string folder, StoreSettings settings)
    {
        CheckEngine(folder, settings);
        try
        {
            return Store.Open(folder, settings);
        }
        catch (StoreException fault)
        {
            throw new StartFaultException($"The store in {folder} cannot be opened: {fault.Message} {StoreAdvice.For(fault.Fault)}", fault);
        }
    }
    /// <summary>Checks that the settings name the engine that created the store of the folder.</summary>
    /// <exception cref="StartFaultException">The settings name another engine.</exception>
    internal static void CheckEngine(string folder, StoreSettings settings)
    {
        try
        {
            Store.EngineOf(folder, settings.Engine);
        }
        catch (StoreException fault)
        {
            throw new StartFaultException(fault.Message, fault);
        }
    }
}
