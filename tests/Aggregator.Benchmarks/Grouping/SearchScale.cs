using System.Diagnostics;
using System.Globalization;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Entries;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Storage.Sqlite.Sources;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories.Shown;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>A real archive of many made-up articles on disk: how fast it takes them in, and how soon searches are answered.</summary>
internal sealed class SearchScale : IDisposable
{
    private const int Sources = 500;
    private const int BatchSize = 64;
    private static readonly DateTimeOffset First = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-search-");
    private readonly SqliteDatabase _database;
    private readonly Random _random = new(7);
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
        await new SearchQuestions(scale._database, articles, First, First.AddSeconds(articles * 30.0)).AskAsync(cancellationToken);
    }

    /// <summary>An archive that <see cref="Serving.Archive"/> wrote.</summary>
    public static async Task AskAsync(DirectoryInfo folder, int articles, CancellationToken cancellationToken)
    {
        using var database = SqliteDatabase.Open(DataFolder.DatabaseOf(Path.Combine(folder.FullName, "data")));
        var store = new SqliteStoryStore(database);
        var (oldest, newest) = (await store.FindArticleAsync(1, cancellationToken), await store.FindArticleAsync(articles, cancellationToken));
        if (oldest is null || newest is null)
        {
            await Console.Error.WriteLineAsync("search: there are fewer articles in that archive.");
            return;
        }

        await new SearchQuestions(database, articles, oldest.At, newest.At).AskAsync(cancellationToken);
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
            var articles = Enumerable.Range(done, Math.Min(BatchSize, _articles - done)).Select(number => MadeUpArticle.Write(number, Name(_random.Next(Sources)), First.AddSeconds(number * 30.0))).ToList();
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
        var index = new ArticleIndex();
        foreach (var article in prepared)
        {
            var arrived = article.Article.Published ?? First;
            last = ArticleWriter.Save(session, arrived, article, index, arrived).Id;
        }

        index.Write(session, ShownPolicy.Earliest);

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
