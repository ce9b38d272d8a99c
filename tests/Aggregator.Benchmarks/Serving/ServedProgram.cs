using System.Diagnostics;
using System.Globalization;
using Aggregator.Server;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The whole program with a filled archive, started as an operator starts it. The benchmark opens the same store beside
/// it.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    // The live paper may always have an article on its way.
    private const int LivePerSettling = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Store _store;
    private readonly LivePublisher _publisher;

    private ServedProgram(Process process, Uri address, Store store, LivePublisher publisher)
    {
        (_process, Address, _store, _publisher) = (process, address, store, publisher);
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <param name="folder">The folder stays: a filled archive is used again.</param>
    public static async Task<ServedProgram> StartAsync(string folder, int articles, int papers, LivePublisher publisher, CancellationToken cancellationToken)
    {
        var settings = new ServeSettings { FeedsFile = Path.Combine(folder, "feeds.json"), DataFolder = Path.Combine(folder, "data") };
        await File.WriteAllTextAsync(settings.FeedsFile, publisher.FeedsJson(papers), cancellationToken);
        await FillAsync(settings, articles, cancellationToken);
        var process = Process.Start(Start(settings)) ?? throw new InvalidOperationException("The program did not start.");
        var address = await AddressAsync(process, cancellationToken);
        return new ServedProgram(process, address, Store.Open(settings.DataFolder, new StoreSettings()), publisher);
    }

    /// <summary>Publishes a new headline in the live paper's feed every second, until cancelled.</summary>
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
            // The measurement has ended.
        }
    }

    /// <summary>Makes every paper due; each has one new article.</summary>
    public async Task BeginRoundAsync(CancellationToken cancellationToken)
    {
        await _publisher.AddRoundAsync(cancellationToken);
        await HastenAsync([], cancellationToken);
    }

    /// <summary>Waits until every paper except the live one was polled and its articles are placed. The wait has a
    /// limit.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var (tries, quiet) = (0, 0); tries < 480 && quiet < 2; tries++)
        {
            await Task.Delay(250, cancellationToken);
            var health = await _store.Sources.HealthAsync(cancellationToken);
            var isDue = health.Any(source => source.SourceId != LivePublisher.LiveSource && source.State.NextFetch <= DateTimeOffset.UtcNow);
            var waiting = await _store.Entries.PendingAsync(cancellationToken)
                + (await _store.Stories.UngroupedAsync(0, LivePerSettling, cancellationToken)).Count;
            quiet = isDue || waiting >= LivePerSettling ? 0 : quiet + 1;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _store.Dispose();
    }

    private static ProcessStartInfo Start(ServeSettings settings)
    {
        var server = Path.Combine(AppContext.BaseDirectory, "Aggregator.Server.dll");
        string[] arguments = [server, "serve", "--feeds", settings.FeedsFile, "--data", settings.DataFolder, "--urls", "http://127.0.0.1:0"];
        return new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["Aggregator__Fetching__AllowedNetworks__0"] = "127.0.0.0/8",
                ["Aggregator__Fetching__MinGapPerHost"] = "00:00:00",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
    }

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                // The output is read and dropped, because a full pipe would stop the program.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri(line[Listening.Length..].Split(' ')[0]);
            }
        }

        throw new InvalidOperationException("The program ended before it listened.");
    }

    private async Task HastenAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        await _store.Sources.HastenAsync(ids, DateTimeOffset.UtcNow, cancellationToken);

    private static async Task FillAsync(ServeSettings settings, int articles, CancellationToken cancellationToken)
    {
        using var worker = Composition.BuildWorker(settings);
        var present = await worker.Services.GetRequiredService<IReadingStore>().FindArticleAsync(articles, cancellationToken);
        if (present is null)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"writing an archive of {articles} articles"));
            var sources = worker.Services.GetRequiredService<SourceCatalogFile>().Current;
            await new Archive(worker.Services.GetRequiredService<Store>(), [.. sources.Where(source => source.Id != LivePublisher.LiveSource)])
                .FillAsync(articles, DateTimeOffset.UtcNow, cancellationToken);
        }
    }
}
