using System.CommandLine;
using System.Globalization;

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
        var command = new Command("serve", "Requests a second and p99 of feeds and pages, beside nginx on the same bytes") { articles, papers, seconds, data, rows };
        command.SetAction((result, cancellationToken) => RunAsync(
            new Settings(result.GetValue(articles), result.GetValue(papers), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(data), result.GetValue(rows) ?? ""),
            cancellationToken));
        return command;
    }

    private sealed record Settings(int Articles, int Papers, TimeSpan Duration, DirectoryInfo? Data, string Rows);

    private static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (((string[])[Wrk.Program, Nginx.Program]).Where(program => !File.Exists(program)).ToList() is { Count: > 0 } missing)
        {
            Console.WriteLine($"skipped: {string.Join(" and ", missing)} not installed");
            return 0;
        }

        var folder = settings.Data ?? Directory.CreateTempSubdirectory("aggregator-serve-");
        folder.Create();
        try
        {
            await using var publisher = await LivePublisher.StartAsync(settings.Papers, cancellationToken);
            await using var program = await ServedProgram.StartAsync(folder.FullName, settings.Articles, settings.Papers, publisher, cancellationToken);
            await program.SettleAsync(cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{settings.Articles} articles, {settings.Papers} papers, {settings.Duration.TotalSeconds} s a measurement, medians of three"));
            await MeasureAsync(program, settings, cancellationToken);
            return 0;
        }
        finally
        {
            if (settings.Data is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(ServedProgram program, Settings settings, CancellationToken cancellationToken)
    {
        ServeTable.WriteHead();
        var table = new ServeTable(program, settings.Duration, settings.Rows);
        // Half of the feed has about 16 kB, the size of the first measurements with nginx.
        await FeedAsync(table, "short feed", new Uri(program.Address, "feed.rss?limit=30"), cancellationToken);
        await FeedAsync(table, "feed", new Uri(program.Address, "feed.rss"), cancellationToken);
        await PagesAsync(table, program, settings, cancellationToken);
    }

    private static async Task FeedAsync(ServeTable table, string name, Uri feed, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var plain = await client.GetByteArrayAsync(feed, cancellationToken);
        using var answer = await client.SendAsync(Compressed(feed), cancellationToken);
        var gzip = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        await using var servers = await ServeRivals.StartAsync(plain, gzip, cancellationToken);
        await table.RowAsync($"{name}, gzip", gzip.Length, new WrkLoad(feed, [("Accept-Encoding", "gzip")]), servers.Gzip, cancellationToken);
        await table.RowAsync($"{name}, plain", plain.Length, new WrkLoad(feed, []), servers.Plain, cancellationToken);
        // The feed is requested again, because the rounds of earlier rows have changed it.
        using var newest = await client.SendAsync(Compressed(feed), cancellationToken);
        var known = new WrkLoad(feed, [("If-None-Match", newest.Headers.ETag?.Tag ?? ""), ("Accept-Encoding", "gzip")], TakesTags: true);
        await table.RowAsync($"{name}, 304", 0, known, servers.NotModified, cancellationToken);
    }

    private static HttpRequestMessage Compressed(Uri feed) => new(HttpMethod.Get, feed) { Headers = { { "Accept-Encoding", "gzip" } } };

    private static async Task PagesAsync(ServeTable table, ServedProgram program, Settings settings, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var page = new Uri(program.Address, string.Create(CultureInfo.InvariantCulture, $"a/{settings.Articles / 2}"));
        var bytes = (await client.GetByteArrayAsync(page, cancellationToken)).Length;
        var any = string.Create(CultureInfo.InvariantCulture, $"'/a/' .. math.random(1, {settings.Articles})");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var headlines = program.BringHeadlinesAsync(ending.Token);
        (string, string)[] browser = [("Accept-Encoding", "gzip, deflate, br")];
        await table.RowAsync("article, cached", bytes, new WrkLoad(page, browser), [], cancellationToken);
        await table.RowAsync("article, uncached", bytes, new WrkLoad(page, browser, any), [], cancellationToken);
        await table.RowAsync("article, uncached, plain", bytes, new WrkLoad(page, [], any), [], cancellationToken);
        await ending.CancelAsync();
        await headlines;
    }
}
