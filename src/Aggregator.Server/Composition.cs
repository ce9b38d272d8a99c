using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Health;
using Aggregator.Server.Jobs;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Serving;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

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
        AddPath(builder.Services, builder.Configuration, settings);
        // Added before the scheduler, so that the store is ready when the first job runs.
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddHostedService<CommandDoor>();
        var site = AddSite(builder.Services, builder.Configuration, settings);
        JobSchedule.Add(
            builder.Services,
            [
                JobSchedule.Catalogue,
                JobSchedule.Site(site),
                JobSchedule.Backups(Bound<BackupOptions>(builder.Configuration, "Backup")),
                .. settings.Role is ServeRole.Web ? [] : new[] { JobSchedule.Stations(Bound<ServiceOptions>(builder.Configuration, "Service").Heartbeat) },
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
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).AddFilter(level => level >= LogLevel.Error);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        AddPath(builder.Services, builder.Configuration, settings);
        return builder.Build();
    }

    /// <summary>The configuration for a command, from the same places as that of the service.</summary>
    internal static IConfiguration Configuration() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build();

    /// <summary>Reads and checks the options of one section. A fault names the setting and its range.</summary>
    /// <exception cref="StartFaultException">A value is out of its range or has the wrong form.</exception>
    internal static T Bound<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            var options = configuration.GetSection($"Aggregator:{section}").Get<T>() ?? new T();
            var faults = OptionsFaults.Of(options);
            return faults.Count == 0
                ? options
                : throw new StartFaultException(string.Join(Environment.NewLine, faults.Select(fault => $"Aggregator:{section}: {fault}")));
        }
        catch (InvalidOperationException fault)
        {
            throw new StartFaultException($"Aggregator:{section}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }

    private static void AddPath(IServiceCollection services, ConfigurationManager configuration, ServeSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Bound<FetchingOptions>(configuration, "Fetching"));
        services.AddSingleton(Bound<FeedsOptions>(configuration, "Feeds"));
        services.AddSingleton(Bound<PipelineOptions>(configuration, "Pipeline"));
        services.AddSingleton(Bound<StoriesOptions>(configuration, "Stories"));
        services.AddSingleton(OpenCatalogue(settings.FeedsFile));
        services.AddSingleton<RememberedSources>();
        services.AddSingleton<FollowedSources>(provider =>
        {
            var catalogue = provider.GetRequiredService<SourceCatalogFile>();
            return () => catalogue.Current;
        });
        services.AddSingleton(provider => new SourceDirectory(provider.GetRequiredService<FollowedSources>())
        {
            Former = provider.GetRequiredService<RememberedSources>().Find,
        });
        StoreRegistration.Add(services, configuration, settings.DataFolder);
        services.AddSingleton(provider => new Fetcher(provider.GetRequiredService<FetchingOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Fetch>(provider => provider.GetRequiredService<Fetcher>().FetchAsync);
        services.AddSingleton<FeedRefresh>();
        services.AddSingleton<PageScrape>();
        services.AddSingleton<StoryGrouping>();
        services.AddSingleton<PollingRound>();
    }

    private static SiteOptions AddSite(IServiceCollection services, ConfigurationManager configuration, ServeSettings settings)
    {
        // When no public address is configured, the address that the service listens on is used.
        if (configuration["Aggregator:Site:BaseUrl"] is null && Uri.TryCreate(settings.Urls?.Split(';')[0], UriKind.Absolute, out var address))
        {
            configuration["Aggregator:Site:BaseUrl"] = address.AbsoluteUri;
        }

        var site = Bound<SiteOptions>(configuration, "Site");
        services.AddSingleton(site);
        services.AddSingleton(Bound<ImageOptions>(configuration, "Images"));
        services.AddSingleton(provider => ImageSecret.Load(provider.GetRequiredService<DataFolder>().Path));
        services.AddSingleton(provider => new ImageFolder(Path.Combine(provider.GetRequiredService<DataFolder>().Path, "images")));
        services.AddSingleton<StationThreads>();
        services.AddSingleton<CatalogueWatch>();
        services.AddSingleton(Bound<BackupOptions>(configuration, "Backup"));
        services.AddSingleton<BackupWatch>();
        HealthAnswers.Add(services);
        WebServices.Add(services);
        return site;
    }

    internal static SourceCatalogFile OpenCatalogue(string path)
    {
        var catalogue = new SourceCatalogFile(path, TimeProvider.System);
        return catalogue.Refresh() is CatalogChange.Kept(var faults)
            ? throw new StartFaultException($"{path} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Select(fault => $"  {fault}"))}")
            : catalogue;
    }
}
