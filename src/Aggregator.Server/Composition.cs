using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Following;
using Aggregator.Server.Health;
using Aggregator.Server.Jobs;
using Aggregator.Server.Logging;
using Aggregator.Server.Options;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Serving;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>The one place where the objects of the program are made and connected.</summary>
internal static class Composition
{
    /// <summary>The service: site and feeds, jobs, or both.</summary>
    /// <exception cref="StartFaultException">A setting, the list of sources or the data folder does not allow a start.</exception>
    public static WebApplication BuildService(ServeSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings.Configuration);
        builder.WebHost.UseUrls(settings.Urls ?? "");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        SocketThreads.Use(builder.WebHost);
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        GuessAddress(builder.Configuration, settings);
        LogLine.Use(builder.Logging, builder.Configuration);
        var options = Options(builder.Configuration);
        AddPath(builder.Services, options, settings);
        // Added before the scheduler, so that the store is ready when the first job runs.
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddHostedService<CommandDoor>();
        AddSite(builder.Services);
        JobSchedule.Add(
            builder.Services,
            [
                JobSchedule.Catalogue,
                JobSchedule.Site(options.Get<SiteOptions>()),
                JobSchedule.Keeping(options.Get<BackupOptions>(), options.Get<RetentionOptions>()),
                .. settings.Role is ServeRole.Web ? [] : new[] { JobSchedule.Stations(options.Get<ServiceOptions>().Heartbeat) },
            ]);
        var application = builder.Build();
        if (settings.Role is not ServeRole.Worker)
        {
            WebEndpoints.Map(application);
        }

        return application;
    }

    /// <summary>The stations and the store, without site and jobs: for commands that do one thing and end.</summary>
    /// <inheritdoc cref="BuildService"/>
    public static IHost BuildWorker(ServeSettings settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings.Configuration);
        builder.Logging.ClearProviders();
        LogLine.Use(builder.Logging, builder.Configuration);
        builder.Logging.AddFilter(level => level >= LogLevel.Error).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        AddPath(builder.Services, Options(builder.Configuration), settings);
        return builder.Build();
    }

    /// <summary>The configuration for a command, from the same places as that of the service.</summary>
    internal static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    /// <summary>Reads all options, and tells on standard error which names no option has.</summary>
    private static OptionsSet Options(IConfiguration configuration)
    {
        foreach (var sentence in UnknownOptions.In(configuration))
        {
            Console.Error.WriteLine($"warning: {sentence}");
        }

        return OptionsTable.Read(configuration);
    }

    private static void AddPath(IServiceCollection services, OptionsSet options, ServeSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        options.AddTo(services);
        services.AddSingleton(OpenCatalogue(settings.FeedsFile));
        services.AddSingleton<RememberedSources>();
        services.AddSingleton<EffectiveSources>();
        services.AddSingleton<FollowedSources>(provider =>
        {
            var sources = provider.GetRequiredService<EffectiveSources>();
            return () => sources.Current.Sources;
        });
        services.AddSingleton(provider => new SourceDirectory(provider.GetRequiredService<FollowedSources>())
        {
            Former = provider.GetRequiredService<RememberedSources>().Find,
            IsGone = provider.GetRequiredService<EffectiveSources>().IsGone,
        });
        StoreRegistration.Add(services, options, settings);
        services.AddSingleton(provider => new Fetcher(provider.GetRequiredService<FetchingOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Fetch>(provider => provider.GetRequiredService<Fetcher>().FetchAsync);
        services.AddSingleton<FeedRefresh>();
        services.AddSingleton<PageScrape>();
        services.AddSingleton<StoryGrouping>();
        services.AddSingleton<Retention>();
        services.AddSingleton<SourceRemovals>();
        services.AddSingleton(provider =>
        {
            var file = provider.GetRequiredService<SourceCatalogFile>();
            return ActivatorUtilities.CreateInstance<SourceDesk>(provider, (Func<IReadOnlyList<Source>>)(() => file.Current));
        });
        services.AddSingleton<ProposalSaving>();
        services.AddSingleton<PollingRound>();
    }

    private static void GuessAddress(ConfigurationManager configuration, ServeSettings settings)
    {
        // When no public address is configured, the address that the service listens on is used.
        if (configuration["Aggregator:Site:BaseUrl"] is null && Uri.TryCreate(settings.Urls?.Split(';')[0], UriKind.Absolute, out var address))
        {
            configuration["Aggregator:Site:BaseUrl"] = address.AbsoluteUri;
        }
    }

    private static void AddSite(IServiceCollection services)
    {
        services.AddSingleton(provider => ImageSecret.Load(provider.GetRequiredService<DataFolder>().Path));
        services.AddSingleton(provider => new ImageFolder(Path.Combine(provider.GetRequiredService<DataFolder>().Path, "images")));
        services.AddSingleton<StationThreads>();
        services.AddSingleton<RoundLog>();
        services.AddSingleton<JobFaults>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<DiskReserve>();
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<CatalogueWatch>();
        services.AddSingleton<BackupWatch>();
        HealthAnswers.Add(services);
        WebServices.Add(services);
    }

    internal static SourceCatalogFile OpenCatalogue(string path)
    {
        if (!File.Exists(path))
        {
            throw new StartFaultException($"There is no list of sources at {path}: name one with --feeds FILE, or try the program with: demo");
        }

        var catalogue = new SourceCatalogFile(path);
        return catalogue.Refresh() is CatalogChange.Kept(var faults)
            ? throw new StartFaultException($"{path} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Select(fault => $"  {fault}"))}")
            : catalogue;
    }
}
