using System.Globalization;
using Aggregator.Server;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The whole program, jobs and site, over a filled archive, as its own composition joins it.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    // The live paper may always have one on its way.
    private const int LivePerSettling = 3;

    private readonly WebApplication _application;
    private readonly LivePublisher _publisher;

    private ServedProgram(WebApplication application, LivePublisher publisher)
    {
        (_application, _publisher) = (application, publisher);
        Address = new Uri(application.Urls.First());
    }

    public Uri Address { get; }

    /// <param name="folder">Kept: a filled archive is used again.</param>
    public static async Task<ServedProgram> StartAsync(string folder, int articles, int papers, LivePublisher publisher, CancellationToken cancellationToken)
    {
        var feeds = Path.Combine(folder, "feeds.json");
        await File.WriteAllTextAsync(feeds, publisher.FeedsJson(papers), cancellationToken);
        var settings = new ServeSettings
        {
            FeedsFile = feeds,
            DataFolder = Path.Combine(folder, "data"),
            Urls = "http://127.0.0.1:0",
            Configuration = new Dictionary<string, string?>
            {
                ["Aggregator:Fetching:AllowedNetworks:0"] = "127.0.0.0/8",
                ["Aggregator:Fetching:MinGapPerHost"] = "00:00:00",
                ["Logging:LogLevel:Default"] = "Warning",
            },
        };
        var application = Composition.BuildService(settings);
        var services = application.Services;
        await FillAsync(services, articles, cancellationToken);
        await application.StartAsync(cancellationToken);
        return new ServedProgram(application, publisher);
    }

    /// <summary>A new headline every second, all the way from its paper's feed, until cancelled.</summary>
    public async Task BringHeadlinesAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await _publisher.AddHeadlineAsync(cancellationToken);
                await HastenAsync([LivePublisher.LiveSource], cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    /// <summary>Makes every paper due, each with one article more than before.</summary>
    public async Task BeginRoundAsync(CancellationToken cancellationToken)
    {
        await _publisher.AddRoundAsync(cancellationToken);
        await HastenAsync([], cancellationToken);
    }

    /// <summary>Until every paper but the live one was asked and what they brought is placed; bounded.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var services = _application.Services;
        for (var (tries, quiet) = (0, 0); tries < 480 && quiet < 2; tries++)
        {
            await Task.Delay(250, cancellationToken);
            var health = await services.GetRequiredService<ISourceStore>().HealthAsync(cancellationToken);
            var isDue = health.Any(source => source.SourceId != LivePublisher.LiveSource && source.State.NextFetch <= DateTimeOffset.UtcNow);
            var waiting = await services.GetRequiredService<IEntryStore>().PendingAsync(cancellationToken)
                + (await services.GetRequiredService<IStoryStore>().UngroupedAsync(0, LivePerSettling, cancellationToken)).Count;
            quiet = isDue || waiting >= LivePerSettling ? 0 : quiet + 1;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private async Task HastenAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        await _application.Services.GetRequiredService<ISourceStore>().HastenAsync(ids, DateTimeOffset.UtcNow, cancellationToken);

    private static async Task FillAsync(IServiceProvider services, int articles, CancellationToken cancellationToken)
    {
        var present = await services.GetRequiredService<IStoryStore>().FindArticleAsync(articles, cancellationToken);
        if (present is null)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"writing an archive of {articles} articles"));
            var sources = services.GetRequiredService<SourceCatalogFile>().Current;
            await new Archive(services.GetRequiredService<SqliteDatabase>(), [.. sources.Where(source => source.Id != LivePublisher.LiveSource)])
                .FillAsync(articles, DateTimeOffset.UtcNow, cancellationToken);
        }
    }
}
