using System.Diagnostics;
using System.Globalization;
using Aggregator.Benchmarks.Serving;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>A real archive of many made-up articles on disk: how fast it stores them and answers searches.</summary>
internal static class SearchScale
{
    private const int Sources = 500;

    public static async Task RunAsync(int articles, StoreEngine engine, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-search-");
        try
        {
            using var store = Store.Open(folder.FullName, new StoreSettings { Engine = engine });
            await FillAsync(store, articles, cancellationToken);
            var bytes = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            Print($"the store takes {bytes / 1e9:F2} GB");
            await AskAsync(store, articles, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Measures an archive that <see cref="Archive"/> has written.</summary>
    public static async Task AskAsync(DirectoryInfo folder, int articles, StoreEngine engine, CancellationToken cancellationToken)
    {
        using var store = Store.Open(ServedFolder.DataOf(folder.FullName, engine), new StoreSettings { Engine = engine });
        await AskAsync(store, articles, cancellationToken);
    }

    private static async Task AskAsync(Store store, int articles, CancellationToken cancellationToken)
    {
        var (oldest, newest) = (await store.Reading.FindArticleAsync(1, cancellationToken), await store.Reading.FindArticleAsync(articles, cancellationToken));
        if (oldest is null || newest is null)
        {
            await Console.Error.WriteLineAsync("search: there are fewer articles in that archive.");
            return;
        }

        await new SearchQuestions(store.Reading, articles, oldest.At, newest.At).AskAsync(cancellationToken);
    }

    // The measured time includes making up the articles.
    private static async Task FillAsync(Store store, int articles, CancellationToken cancellationToken)
    {
        var sources = Enumerable.Range(0, Sources).Select(number => new Source
        {
            Id = Name(number),
            Name = Name(number),
            FeedUrls = [new Uri($"https://{Name(number)}.example/feed")],
            Country = number % 20 == 0 ? "MA" : "EG",
        });
        var (wall, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await new Archive(store, [.. sources]).FillAsync(articles, TimeProvider.System.GetUtcNow(), cancellationToken);
        var spent = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        Print($"{articles:N0} articles made up, folded, indexed, stored and placed: {articles / wall.Elapsed.TotalSeconds:N0} a second, {articles / spent:N0} a processor second");
    }

    private static string Name(int number) => $"paper{number.ToString(CultureInfo.InvariantCulture)}";

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
