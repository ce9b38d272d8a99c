using System.CommandLine;
using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Runs the search pairs on a store; each text is the headline of an article of its own.</summary>
internal static class SearchBenchmark
{
    private const string Paper = "paper";

    public static Command Create()
    {
        var cases = new Option<FileInfo>("--cases") { Description = "search_pairs.jsonl." };
        var scale = new Option<int>("--scale") { Description = "Instead: an archive of so many made-up articles on disk, for example 1000000." };
        var data = new Option<DirectoryInfo>("--data") { Description = "With --scale: ask the archive of so many articles that `serve --data` keeps in this folder, and write none." };
        var stores = StoresOption.Create();
        var command = new Command("search", "Which queries find which spellings; how fast a large archive answers.") { cases, scale, data, stores };
        command.SetAction(async (result, cancellationToken) =>
        {
            var (articles, folder, file) = (result.GetValue(scale), result.GetValue(data), result.GetValue(cases));
            if (articles <= 0 && file is null)
            {
                await Console.Error.WriteLineAsync("search: give --cases FILE or --scale NUMBER.");
                return 2;
            }

            foreach (var store in result.GetValue(stores) ?? [])
            {
                Console.WriteLine($"{store}:");
                await (articles <= 0 ? RunAsync(file!.FullName, store, cancellationToken) // Not null: looked at above.
                    : folder is null ? SearchScale.RunAsync(articles, store, cancellationToken)
                    : SearchScale.AskAsync(folder, articles, store, cancellationToken));
            }

            return 0;
        });
        return command;
    }

    private static async Task RunAsync(string path, StoreEngine engine, CancellationToken cancellationToken)
    {
        var pairs = BenchArticle.Lines(path, BenchJson.Default.SearchPair);
        var folder = Directory.CreateTempSubdirectory("aggregator-search-");
        try
        {
            using var store = Store.Open(folder.FullName, new StoreSettings { Engine = engine });
            await FillAsync(store, pairs, cancellationToken);
            var results = new List<(SearchPair Pair, bool Meets)>();
            for (var at = 0; at < pairs.Count; at++)
            {
                results.Add((pairs[at], await MeetsAsync(store.Reading, pairs[at].Query, at, pairs.Count, cancellationToken)));
            }

            Print(results);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(IEnumerable<(SearchPair Pair, bool Meets)> results)
    {
        foreach (var kind in results.GroupBy(result => result.Pair.Kind))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key}: {kind.Count(result => result.Meets)} of {kind.Count()}"));
            var odd = kind.Where(result => result.Meets == (kind.Key == "must-not")).Select(result => $"{result.Pair.Query} → {result.Pair.Text}");
            Console.WriteLine($"  {string.Join(" · ", odd)}");
        }
    }

    private static async Task FillAsync(Store store, IReadOnlyList<SearchPair> pairs, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        await store.Sources.SynchroniseAsync([new Source { Id = Paper, Name = Paper, FeedUrls = [Address(0)] }], now, cancellationToken);
        var claim = (await store.Sources.ClaimDueAsync(new ClaimRequest(1, 1, now, TimeSpan.FromHours(1)), cancellationToken))[0];
        await store.Sources.CompleteAsync(
            new SourceCompletion
            {
                Claim = claim,
                State = new FetchState { NextFetch = now },
                Entries = [.. Enumerable.Range(0, pairs.Count).Select(at => new ParsedEntry { Id = Address(at).AbsoluteUri, Link = Address(at) })],
                IsWhole = _ => true,
                Log = new FetchLogEntry { At = now, Duration = TimeSpan.Zero, Result = FetchResult.Read },
            },
            cancellationToken);
        var claims = await store.Entries.ClaimPendingAsync(new EntryClaimRequest(0, pairs.Count, now, TimeSpan.FromHours(1)), cancellationToken);
        var texts = Enumerable.Range(0, pairs.Count).ToDictionary(at => Address(at).AbsoluteUri, at => pairs[at].Text);
        await store.Entries.CompleteAsync(
            [.. claims.Select(entry => new EntryResult.Scraped(entry, ArticleOf(entry, texts[entry.Entry.Id ?? ""])))], now, cancellationToken);
        var waiting = await store.Stories.UngroupedAsync(0, pairs.Count, cancellationToken);
        await store.Stories.PlaceAsync([.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = article.Id })], cancellationToken);
    }

    private static Article ArticleOf(EntryClaim entry, string title) => new()
    {
        SourceId = Paper,
        Url = entry.Entry.Link ?? Address(0),
        CanonicalUrl = entry.Entry.Link ?? Address(0),
        Title = title,
        Body = SafeHtml.FromStore(""),
        BodyText = "",
        Language = "ar",
        Method = ExtractionMethod.FeedContent,
        Quality = 1,
    };

    private static async Task<bool> MeetsAsync(IReadingStore store, string query, int at, int limit, CancellationToken cancellationToken) =>
        (await store.LatestArticlesAsync(new ArticleQuery { Search = query, IncludeDuplicates = true, Limit = limit }, cancellationToken))
            .Any(article => article.Article.Url == Address(at));

    private static Uri Address(int number) => new(string.Create(CultureInfo.InvariantCulture, $"https://paper.example/{number}"));
}
