using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Stores crowds of articles in a real store and places them. The grouper also gets other news of the day, which is not
/// stored: without it the articles on the event would not become one story.</summary>
internal sealed class HostileStore(Store store, CrowdArticles crowd, int batch)
{
    private const int Others = 5;

    /// <summary>The grouper numbers the stored articles with gaps, and the other news of the day gets the numbers between
    /// them.</summary>
    private const int Spread = 1 + Others;

    private readonly CrowdArticles _others = new(Crowd.Ordinary);
    private readonly StoryGrouper _grouper = new();

    public static void Run(int articles)
    {
        foreach (var engine in Enum.GetValues<StoreEngine>())
        {
            // 256 articles come in a full round, 8 on an ordinary day.
            foreach (var batch in (int[])[256, 8])
            {
                var ordinary = 0.0;
                foreach (var kind in Enum.GetValues<Crowd>())
                {
                    var seconds = RunAsync(engine, kind, articles, batch).GetAwaiter().GetResult();
                    ordinary = kind == Crowd.Ordinary ? seconds : ordinary;
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture, $"{engine} {kind,-9} all {articles}, {batch} at once: {seconds:F1} CPU s, {seconds / ordinary:F2} of the ordinary ones"));
                }
            }
        }
    }

    private static async Task<double> RunAsync(StoreEngine engine, Crowd kind, int articles, int batch)
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-hostile-");
        try
        {
            using var store = Store.Open(folder.FullName, new StoreSettings { Engine = engine });
            return await new HostileStore(store, new CrowdArticles(kind), batch).FillAsync(string.Create(CultureInfo.InvariantCulture, $"{engine} {kind,-9}"), articles);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>The processor time in seconds.</returns>
    private async Task<double> FillAsync(string name, int articles)
    {
        var start = DateTimeOffset.UnixEpoch.AddDays(20_000);
        await store.Sources.SynchroniseAsync(
            [.. Enumerable.Range(0, CrowdArticles.AllPapers).Select(number => new Source { Id = CrowdArticles.Paper(number), Name = "جريدة", FeedUrls = [new Uri($"https://{CrowdArticles.Paper(number)}.example/feed")] })],
            start,
            CancellationToken.None);
        var (all, watch, stories, saved) = (new Watch(), new Watch(), new HashSet<long>(), 0);
        for (var from = 0; from < articles; from += batch)
        {
            var made = Enumerable.Range(from, batch).Select(number => Make(crowd.Next(number))).GroupBy(article => article.SourceId).ToList();
            var now = start.AddSeconds(from * Spread);
            await all.TimeAsync(() => watch.TimeAsync(async () =>
            {
                foreach (var paper in made)
                {
                    await AdmitAsync(paper.Key, [.. paper], now);
                }
            }));
            var waiting = await store.Stories.UngroupedAsync(0, batch, CancellationToken.None);
            var placements = waiting.Select(article => Place(article, all, watch)).ToList();
            stories.UnionWith(placements.Select(placement => placement.StoryId));
            await all.TimeAsync(() => watch.TimeAsync(() => store.Stories.PlaceAsync(placements, CancellationToken.None)));
            saved += waiting.Count;
            if (saved / (articles / 5) > (saved - waiting.Count) / (articles / 5))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {saved,6} articles in {stories.Count,6} stories: {watch.Report(articles / 5)}"));
                watch = new Watch();
            }
        }

        return all.ProcessorSeconds;
    }

    private async Task AdmitAsync(string source, IReadOnlyList<Article> articles, DateTimeOffset now)
    {
        var request = new ClaimRequest(1, 1, now + TimeSpan.FromDays(36500), TimeSpan.FromHours(1)) { SourceIds = [source] };
        var claim = (await store.Sources.ClaimDueAsync(request, CancellationToken.None))[0];
        var byLink = articles.ToDictionary(article => article.Url);
        await store.Sources.CompleteAsync(
            new SourceCompletion
            {
                Claim = claim,
                State = new FetchState { NextFetch = now },
                Entries = [.. articles.Select(article => new ParsedEntry { Id = article.Url.AbsoluteUri, Link = article.Url, Published = article.Published })],
                IsWhole = _ => true,
                Article = entry => byLink[entry.Link!], // Set above.
                Log = new FetchLogEntry { At = now, Duration = TimeSpan.Zero, Result = FetchResult.Read },
            },
            CancellationToken.None);
    }

    private Placement Place(GroupingArticle article, Watch all, Watch watch)
    {
        var placement = new Placement { ArticleId = 0, StoryId = 0 };
        all.Time(() => watch.Time(() => placement = _grouper.Place(article with { Id = article.Id * Spread })));
        for (var other = 1; other <= Others; other++)
        {
            _grouper.Place(_others.Next((article.Id * Spread) + other) with { At = article.At });
        }

        return placement with
        {
            ArticleId = article.Id,
            StoryId = InStore(placement.StoryId) ?? article.Id,
            DuplicateOf = InStore(placement.DuplicateOf),
            CopyOf = InStore(placement.CopyOf),
            Continues = InStore(placement.Continues),
            Joined = null,
        };
    }

    private static long? InStore(long? number) => number % Spread == 0 ? number / Spread : null;

    private static Article Make(GroupingArticle article)
    {
        var address = new Uri($"https://{article.SourceId}.example/{article.UrlKey}");
        return new Article
        {
            SourceId = article.SourceId,
            Url = address,
            CanonicalUrl = address,
            Title = article.Title,
            Lede = article.BodyText,
            Body = Sanitizer.Sanitize($"<p>{article.BodyText}</p>", address),
            BodyText = article.BodyText,
            Published = article.At,
            Language = "ar",
            Method = ExtractionMethod.FeedContent,
            Quality = 1,
        };
    }
}
