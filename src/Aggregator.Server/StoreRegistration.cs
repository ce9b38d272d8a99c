using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server;

/// <summary>Which store the service remembers in, and its ports for whoever needs one.</summary>
internal static class StoreRegistration
{
    public static void Add(IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var settings = Settings(configuration);
        services.AddSingleton(_ => OpenFolder(dataFolder));
        services.AddSingleton(provider => Open(provider.GetRequiredService<DataFolder>().Path, settings, Store.Open));
        AddPorts(services);
    }

    /// <summary>The ports of the one <see cref="Store"/>.</summary>
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
    }

    /// <summary>As the operator configured it.</summary>
    /// <exception cref="StartFaultException">A setting is out of its range.</exception>
    internal static StoreSettings Settings(IConfiguration configuration) => new()
    {
        Engine = Composition.Bound<StoreOptions>(configuration, "Storage").Engine,
        Shown = Composition.Bound<StoriesOptions>(configuration, "Stories").Shown,

        // Standard output is for what was asked for; the log of a service takes up both.
        Tell = Console.Error.WriteLine,
    };

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

    /// <param name="open"><see cref="Store.Open"/> or <see cref="Store.OpenBeside"/>.</param>
    /// <exception cref="StartFaultException">It cannot be opened.</exception>
    /// <exception cref="StoreException">An older version of the program wrote it, and it is not to be changed.</exception>
    internal static Store Open(string folder, StoreSettings settings, Func<string, StoreSettings, Store> open)
    {
        try
        {
            return open(folder, settings);
        }
        catch (StoreException fault) when (fault.Fault is StoreFault.OtherEngine)
        {
            throw new StartFaultException(fault.Message, fault);
        }
        catch (StoreException fault) when (fault.Fault is StoreFault.Busy)
        {
            throw new StartFaultException($"The store in {folder} cannot be opened: {fault.Message}", fault);
        }
        catch (StoreException fault) when (fault.Fault is not StoreFault.OlderSchema)
        {
            throw new StartFaultException($"The store in {folder} cannot be opened: {fault.Message} Restore a backup, or choose another folder with --data.", fault);
        }
    }
}
