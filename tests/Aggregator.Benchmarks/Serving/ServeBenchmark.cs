using System.CommandLine;
using System.Globalization;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The <c>serve</c> subcommand: wrk against the whole program and, in the same run, against nginx with the same bytes as
/// files. Article pages are read from the cache and without it, while a new headline arrives every second. p99 is measured at
/// half the load, also during a polling round.</summary>
internal static class ServeBenchmark
{
    public static Command Create()
    {
        var articles = new Option<int>("--articles") { Description = "Size of the archive", DefaultValueFactory = _ => 100_000 };
        var papers = new Option<int>("--papers") { Description = "Sources of the polling round", DefaultValueFactory = _ => 500 };
        var seconds = new Option<int>("--seconds") { Description = "Length of one measurement", DefaultValueFactory = _ => 5 };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder in which a filled archive is kept for the next run; a temporary one when absent" };
        var rows = new Option<string>("--rows") { Description = "Only rows whose name contains this", DefaultValueFactory = _ => "" };
        var stores = StoresOption.Create();
        var command = new Command("serve", "Requests a second and p99 of feeds and pages, beside nginx on the same bytes") { articles, papers, seconds, data, rows, stores };
        command.SetAction((result, cancellationToken) => RunAsync(
            new Settings(result.GetValue(articles), result.GetValue(papers), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(data), result.GetValue(rows) ?? ""),
            result.GetValue(stores) ?? [],
            cancellationToken));
        return command;
    }

    private sealed record Settings(int Articles, int Papers, TimeSpan Duration, DirectoryInfo? Data, string Rows);

    private static async Task<int> RunAsync(Settings settings, IReadOnlyList<StoreEngine> stores, CancellationToken cancellationToken)
    {
        if (((string[])[Wrk.Program, Nginx.Program]).Where(program => !File.Exists(program)).ToList() is { Count: > 0 } missing)
        {
            Console.WriteLine($"skipped: {string.Join(" and ", missing)} not installed");
            return 0;
        }

        var folder = settings.Data ?? Directory.CreateTempSubdirectory("aggregator-serve-");
        folder.Create();
        List<ServedProgram> programs = [];
        try
        {
            await using var publisher = await LivePublisher.StartAsync(settings.Papers, cancellationToken);
            await File.WriteAllTextAsync(ServedFolder.FeedsOf(folder.FullName), publisher.FeedsJson(settings.Papers), cancellationToken);
            foreach (var store in stores)
            {
                await ServedFolder.FillAsync(folder.FullName, store, settings.Articles, cancellationToken);
                programs.Add(await ServedProgram.StartAsync(folder.FullName, store, publisher, cancellationToken));
                await programs[^1].SettleAsync(cancellationToken);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{settings.Articles} articles, {settings.Papers} papers, {settings.Duration.TotalSeconds} s a measurement, medians of three"));
            await MeasureAsync(programs, settings, cancellationToken);
            return 0;
        }
        finally
        {
            foreach (var program in programs)
            {
                await program.DisposeAsync();
            }

            if (settings.Data is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(List<ServedProgram> programs, Settings settings, CancellationToken cancellationToken)
    {
        ServeTable.WriteHead();
        var table = new ServeTable(programs, settings.Duration, settings.Rows);
        // Half of the feed has about 16 kB, the size of the first measurements with nginx.
        await FeedAsync(table, "short feed", programs, "feed.rss?limit=30", cancellationToken);
        await FeedAsync(table, "feed", programs, "feed.rss", cancellationToken);
        await PagesAsync(table, programs[0], settings, cancellationToken);
    }

    private static async Task FeedAsync(ServeTable table, string name, List<ServedProgram> programs, string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        Uri Feed(ServedProgram program) => new(program.Address, path);
        var plain = await client.GetByteArrayAsync(Feed(programs[0]), cancellationToken);
        using var answer = await client.SendAsync(Compressed(Feed(programs[0])), cancellationToken);
        var gzip = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        await using var servers = await ServeRivals.StartAsync(plain, gzip, cancellationToken);
        await table.RowAsync($"{name}, gzip", gzip.Length, program => new WrkLoad(Feed(program), [("Accept-Encoding", "gzip")]), servers.Gzip, isLive: false, cancellationToken);
        await table.RowAsync($"{name}, plain", plain.Length, program => new WrkLoad(Feed(program), []), servers.Plain, isLive: false, cancellationToken);
        // The feed is requested again, because the rounds of earlier rows have changed it.
        var tags = new Dictionary<ServedProgram, string>();
        foreach (var program in programs)
        {
            using var newest = await client.SendAsync(Compressed(Feed(program)), cancellationToken);
            tags[program] = newest.Headers.ETag?.Tag ?? "";
        }

        WrkLoad Known(ServedProgram program) => new(Feed(program), [("If-None-Match", tags[program]), ("Accept-Encoding", "gzip")], TakesTags: true);
        await table.RowAsync($"{name}, 304", 0, Known, servers.NotModified, isLive: false, cancellationToken);
    }

    private static HttpRequestMessage Compressed(Uri feed) => new(HttpMethod.Get, feed) { Headers = { { "Accept-Encoding", "gzip" } } };

    private static async Task PagesAsync(ServeTable table, ServedProgram first, Settings settings, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var path = string.Create(CultureInfo.InvariantCulture, $"a/{settings.Articles / 2}");
        var bytes = (await client.GetByteArrayAsync(new Uri(first.Address, path), cancellationToken)).Length;
        var any = string.Create(CultureInfo.InvariantCulture, $"'/a/' .. math.random(1, {settings.Articles})");
        (string, string)[] browser = [("Accept-Encoding", "gzip, deflate, br")];
        WrkLoad Page(ServedProgram program, (string, string)[] headers, string? paths = null) => new(new Uri(program.Address, path), headers, paths);
        await table.RowAsync("article, cached", bytes, program => Page(program, browser), [], isLive: true, cancellationToken);
        await table.RowAsync("article, uncached", bytes, program => Page(program, browser, any), [], isLive: true, cancellationToken);
        await table.RowAsync("article, uncached, plain", bytes, program => Page(program, [], any), [], isLive: true, cancellationToken);
    }
}
