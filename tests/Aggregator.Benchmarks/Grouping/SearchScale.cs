using System.Diagnostics;
using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>A real archive of many made-up articles on disk: how fast it takes them in, and how soon searches are answered.</summary>
internal sealed class SearchScale : IDisposable
{
    private const int Sources = 500;
    private const int BatchSize = 64;
    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-search-");
    private readonly SqliteDatabase _database;
    private readonly ZipfWords _words = new(5);
    private readonly Random _random = new(7);
    private readonly List<string> _phrases = [];
    private readonly int _articles;

    private SearchScale(int articles)
    {
        _articles = articles;
        _database = SqliteDatabase.Open(Path.Combine(_folder.FullName, "archive.db"));
    }

    public static async Task RunAsync(int articles, CancellationToken cancellationToken)
    {
        using var scale = new SearchScale(articles);
        await scale.FillAsync(cancellationToken);
        await scale.AskAsync(cancellationToken);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var sources = Enumerable.Range(0, Sources).Select(number => new Source
        {
            Id = Name(number),
            Name = Name(number),
            FeedUrls = [new Uri($"https://{Name(number)}.example/feed")],
            Country = number % 20 == 0 ? "MA" : "EG",
        });
        await new SqliteSourceStore(_database).SynchroniseAsync([.. sources], First, cancellationToken);
        var (preparing, writing) = (new Effort(), new Effort());
        var wall = Stopwatch.StartNew();
        for (var done = 0; done < _articles; done += BatchSize)
        {
            var articles = Enumerable.Range(done, Math.Min(BatchSize, _articles - done)).Select(Article).ToList();
            preparing.Start();
            var prepared = articles.Select(PreparedArticle.Of).ToList();
            preparing.Stop();
            await _database.WriteAsync(session => Write(session, prepared, writing), cancellationToken);
            writing.Stop();
            if (done % (BatchSize * 1024) == 0 && done > 0)
            {
                Print($"{done:N0} articles after {wall.Elapsed.TotalSeconds:F0} s: {done / (writing.Wall + preparing.Wall):N0} a second, {done / (writing.Processor + preparing.Processor):N0} a processor second");
            }
        }

        Print($"{_articles:N0} articles folded, indexed and stored: {_articles / (writing.Wall + preparing.Wall):N0} a second, {_articles / (writing.Processor + preparing.Processor):N0} a processor second");
        Print($"of which {_articles / preparing.Processor:N0} folded and {_articles / writing.Processor:N0} written in batches of {BatchSize}, a processor second each");
        Print($"file {new FileInfo(Path.Combine(_folder.FullName, "archive.db")).Length / 1e9:F2} GB");
    }

    private static int Write(Session session, List<PreparedArticle> prepared, Effort writing)
    {
        writing.Start();
        var last = 0L;
        foreach (var article in prepared)
        {
            var arrived = article.Article.Published ?? First;
            var claim = new EntryClaim(
                0, article.Article.SourceId, new ParsedEntry { Id = article.UrlKey }, IsWhole: true, arrived, Attempts: 1, Lease: 0);
            last = ArticleWriter.Save(session, claim, article, arrived).Id;
        }

        // What grouping does costs extra: it is measured elsewhere.
        writing.Stop();
        var placed = session.Execute(
            "UPDATE article SET story_id = id, found_story_id = id WHERE id > $first", ("$first", last - prepared.Count));
        session.Execute(
            "INSERT INTO story (id, lead_id, first_seen, last_updated, weight) SELECT id, id, at, at, 0 FROM article WHERE id > $first",
            ("$first", last - prepared.Count));
        writing.Start();
        return placed;
    }

    private Article Article(int number)
    {
        var (title, body) = (_words.Text(9), _words.Text(120 + _random.Next(260)));
        if (_random.Next(_articles / 200) == 0)
        {
            _phrases.Add($"\"{body[20]} {body[21]}\"");
        }

        var text = string.Join(' ', body);
        var source = Name(_random.Next(Sources));
        var address = new Uri($"https://{source}.example/{number.ToString(CultureInfo.InvariantCulture)}");
        return new Article
        {
            SourceId = source,
            Url = address,
            CanonicalUrl = address,
            Title = string.Join(' ', title),
            Body = SafeHtml.FromStore($"<p>{text}</p>"),
            BodyText = text,
            Published = First.AddSeconds(number * 30.0),
            Language = "ar",
            Method = ExtractionMethod.Density,
            Quality = .9,
        };
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var end = First.AddSeconds(_articles * 30.0);
        var kinds = new (string Name, IEnumerable<ArticleQuery> Queries)[]
        {
            ("common words", Words(0, 50)),
            ("middling words", Words(500, 5_000)),
            ("rare words", Words(20_000, 200_000)),
            ("two words", Enumerable.Range(0, 100).Select(_ => Search($"{_words[_random.Next(200)]} {_words[500 + _random.Next(4_500)]}"))),
            ("phrases", _phrases.Take(100).Select(Search)),
            ("alternatives, exclusion", Enumerable.Range(0, 100).Select(at => Search($"{_words[at]} OR {_words[at + 700]} -{_words[at + 100]}"))),
            ("common in a headline", Words(0, 50, "title:")),
            ("common, one source", Words(0, 50).Select(query => query with { SourceIds = [Name(_random.Next(Sources))] })),
            ("common, country of 25", Words(0, 50).Select(query => query with { Countries = ["MA"] })),
            ("common, long ago", Words(0, 50).Select(query => query with { From = end - (.7 * (end - First)), To = end - (.69 * (end - First)) })),
            ("common, last days", Words(0, 50).Select(query => query with { From = end.AddDays(-3) })),
            ("middling, source and month", Words(500, 5_000).Select(query => query with { SourceIds = [Name(3), Name(9)], From = end.AddDays(-60), To = end.AddDays(-30) })),
            ("common by relevance", Words(0, 50).Select(query => query with { ByRelevance = true })),
            ("two words by relevance", Enumerable.Range(0, 100).Select(_ => Search($"{_words[_random.Next(200)]} {_words[500 + _random.Next(4_500)]}") with { ByRelevance = true })),
            ("stories of common words", Words(0, 50)),
        };
        foreach (var (name, queries) in kinds)
        {
            await MeasureAsync(name, [.. queries], cancellationToken);
        }
    }

    private async Task MeasureAsync(string name, List<ArticleQuery> queries, CancellationToken cancellationToken)
    {
        var store = new SqliteStoryStore(_database);
        var times = new List<double>();
        var found = 0;
        foreach (var query in queries)
        {
            var clock = Stopwatch.StartNew();
            found += name.StartsWith("stories", StringComparison.Ordinal)
                ? (await store.LatestStoriesAsync(query, cancellationToken)).Count
                : (await store.LatestArticlesAsync(query, cancellationToken)).Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Print($"{name,-28} p50 {times[times.Count / 2],7:F1} ms   p99 {times[(int)(times.Count * .99)],7:F1} ms   {found / (double)queries.Count,5:F1} found on average");
    }

    private IEnumerable<ArticleQuery> Words(int from, int to, string field = "") =>
        Enumerable.Range(0, 100).Select(_ => Search(field + _words[_random.Next(from, to)]));

    private static ArticleQuery Search(string words) => new() { Search = words, Limit = 41 };

    /// <summary>Time by the clock and by the processor: on a busy machine only the second says what the work costs.</summary>
    private sealed class Effort
    {
        private readonly Stopwatch _wall = new();
        private TimeSpan _started;

        public double Wall => _wall.Elapsed.TotalSeconds;

        public double Processor { get; private set; }

        public void Start()
        {
            _started = Environment.CpuUsage.TotalTime;
            _wall.Start();
        }

        public void Stop()
        {
            _wall.Stop();
            Processor += (Environment.CpuUsage.TotalTime - _started).TotalSeconds;
        }
    }

    private static string Name(int number) => $"paper{number.ToString(CultureInfo.InvariantCulture)}";

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
