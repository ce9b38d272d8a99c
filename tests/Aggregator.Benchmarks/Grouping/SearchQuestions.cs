using System.Diagnostics;
using System.Globalization;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>The queries that readers send to an archive of made-up articles, and how fast it answers.</summary>
internal sealed class SearchQuestions(IReadingStore store, int articles, DateTimeOffset first, DateTimeOffset end)
{
    private const int Sources = 500;
    private const int EachKind = 200;

    private readonly ZipfWords _words = MadeUpArticle.Words;
    private readonly Random _random = new(7);

    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var kinds = new (string Name, IEnumerable<ArticleQuery> Queries)[]
        {
            ("common words", Words(0, 50)),
            ("middling words", Words(500, 5_000)),
            ("rare words", Words(20_000, 200_000)),
            ("two words", Enumerable.Range(0, EachKind).Select(_ => Search($"{_words[_random.Next(200)]} {_words[500 + _random.Next(4_500)]}"))),
            ("phrases", Enumerable.Range(0, EachKind).Select(_ => Search(MadeUpArticle.Phrase(_random.Next(articles))))),
            ("alternatives, exclusion", Enumerable.Range(0, EachKind).Select(at => Search($"{_words[at]} OR {_words[at + 700]} -{_words[at + 300]}"))),
            ("common in a headline", Words(0, 50, "title:")),
            ("common, one source", Words(0, 50).Select(query => query with { SourceIds = [Name(_random.Next(Sources))] })),
            ("common, country of 25", Words(0, 50).Select(query => query with { Countries = ["MA"] })),
            ("common, long ago", Words(0, 50).Select(query => query with { From = end - (.7 * (end - first)), To = end - (.69 * (end - first)) })),
            ("common, last days", Words(0, 50).Select(query => query with { From = end.AddDays(-3) })),
            ("middling, source and month", Words(500, 5_000).Select(query => query with { SourceIds = [Name(3), Name(9)], From = end.AddDays(-60), To = end.AddDays(-30) })),
            ("common by relevance", Words(0, 50).Select(query => query with { ByRelevance = true })),
            ("two words by relevance", Enumerable.Range(0, EachKind).Select(_ => Search($"{_words[_random.Next(200)]} {_words[500 + _random.Next(4_500)]}") with { ByRelevance = true })),
            ("stories of common words", Words(0, 50)),
        };
        foreach (var (name, queries) in kinds)
        {
            await MeasureAsync(name, [.. queries], cancellationToken);
        }
    }

    private async Task MeasureAsync(string name, List<ArticleQuery> queries, CancellationToken cancellationToken)
    {
        var (times, spent) = (new List<double>(), new List<double>());
        var found = 0;
        foreach (var query in queries)
        {
            var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            found += name.StartsWith("stories", StringComparison.Ordinal)
                ? (await store.LatestStoriesAsync(query, cancellationToken)).Count
                : (await store.LatestArticlesAsync(query, cancellationToken)).Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
            spent.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        }

        Print($"{name,-28} {Told(times)}   processor {Told(spent)}   {found / (double)queries.Count,5:F1} found on average");
    }

    /// <summary>The processor time of a query includes collections and the compiler, but not other work on the machine.</summary>
    private static string Told(List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {milliseconds[milliseconds.Count / 2],6:F1}, p99 {milliseconds[(int)(milliseconds.Count * .99)],6:F1} ms");
    }

    private IEnumerable<ArticleQuery> Words(int from, int to, string field = "") =>
        Enumerable.Range(0, EachKind).Select(_ => Search(field + _words[_random.Next(from, to)]));

    private static ArticleQuery Search(string words) => new() { Search = words, Limit = 41 };

    private static string Name(int number) => $"paper{number.ToString(CultureInfo.InvariantCulture)}";

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
