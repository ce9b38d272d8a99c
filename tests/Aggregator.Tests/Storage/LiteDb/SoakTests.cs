using System.Diagnostics;
using System.Globalization;
using Aggregator.Feeds;
using Aggregator.Storage;
using Aggregator.Stories;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>Four readers beside one writer for some seconds. Without the gate, LiteDB fails within seconds under such a load.</summary>
/// <remarks>AGGREGATOR_SOAK sets the seconds; 600 is the long test. The runner prints the figures with <c>-showLiveOutput</c>.</remarks>
public sealed class SoakTests : IDisposable
{
    private const int Readers = 4;
    private const int Batch = 20;

    /// <summary>After so many articles the writer changes known ones, so that the archive stops growing.</summary>
    private const int Articles = 20_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("AGGREGATOR_SOAK"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 3);

    private readonly TemporaryStore _store = new(new StoreSettings { Engine = StoreEngine.LiteDb });
    private readonly Stopwatch _clock = new();
    private readonly List<double> _reads = [];
    private readonly List<double> _writes = [];
    private int _published;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Readers_and_a_writer_work_beside_each_other_and_every_article_stays_what_it_was()
    {
        await WriteAsync(0);
        var before = MemoryInUse();
        _clock.Start();
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAllTheTimeAsync(new Random(reader)), Cancellation)).ToList();
        for (var round = 1; _clock.Elapsed < Longest; round++)
        {
            await WriteAsync(round);
        }

        await Task.WhenAll(readers);
        var after = MemoryInUse();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Longest.TotalSeconds} s: {_reads.Count:N0} reads ({Told(_reads)}), {_writes.Count:N0} batches of {Batch} articles ({Told(_writes)}), {_published:N0} articles; memory {before / 1e6:N0} MB at the start, {after / 1e6:N0} MB at the end"));
        _store.Reopen();
        for (var number = 0; number < _published; number += Math.Max(1, _published / 500))
        {
            Check(Assert.Single(await _store.LatestAsync(new ArticleQuery { Search = $"رقم{number}" })), number);
        }

        Assert.InRange(after, 0, before + 512_000_000);
    }

    private async Task WriteAsync(int round)
    {
        var clock = Stopwatch.StartNew();
        var first = round * Batch % Articles;
        var now = Noon.AddMinutes(round);
        var (source, host) = PaperOf(first);
        await _store.RefreshAsync(source, now, [.. Enumerable.Range(first, Batch).Select(number =>
            Entry($"{number}", host, $"عنوان رقم{number}") with { Summary = new FeedText($"صيغة {round}", FeedTextKind.Text) })]);
        await _store.ScrapeAsync(now, claim => ArticleOf(claim, $"ناقش المجلس في جلسته ملف {claim.Entry.Id} وهذه صيغة {round} من الخبر."));
        await _store.PlaceAsync();
        _published = Math.Max(_published, first + Batch);
        _writes.Add(clock.Elapsed.TotalMilliseconds);
    }

    private async Task ReadAllTheTimeAsync(Random random)
    {
        var own = new List<double>();
        while (_clock.Elapsed < Longest)
        {
            var number = random.Next(_published);
            var clock = Stopwatch.StartNew();
            switch (random.Next(4))
            {
                case 0:
                    Assert.All(await _store.LatestAsync(new ArticleQuery { Limit = 30 }), article => Check(article, null));
                    break;
                case 1:
                    Check(Assert.Single(await _store.LatestAsync(new ArticleQuery { Search = $"رقم{number}" })), number);
                    break;
                case 2:
                    Assert.All(await _store.Reading.LatestStoriesAsync(new ArticleQuery { Limit = 10 }, Cancellation), story => Check(story.Lead, null));
                    break;
                default:
                    Check(await _store.Reading.FindArticleAsync(number + 1, Cancellation), null);
                    break;
            }

            own.Add(clock.Elapsed.TotalMilliseconds);
        }

        lock (_reads)
        {
            _reads.AddRange(own);
        }
    }

    /// <summary>Address, headline, text and paper belong to one article: the race of LiteDB mixed up articles.</summary>
    private static void Check(StoryArticle? article, int? number)
    {
        var text = Assert.IsType<StoryArticle>(article).Article;
        var own = int.Parse(text.Url.Segments[^1], CultureInfo.InvariantCulture);
        Assert.Equal(number ?? own, own);
        Assert.Equal($"عنوان رقم{own}", text.Title);
        Assert.Contains($"ملف guid-{own} ", text.BodyText, StringComparison.Ordinal);
        Assert.Equal(PaperOf(own - (own % Batch)).Source, text.SourceId);
    }

    private static (string Source, string Host) PaperOf(int first) => first / Batch % 2 == 0 ? ("rabat", "rabat.example") : ("amman", "amman.example");

    private static string Told(List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"median {milliseconds[milliseconds.Count / 2]:N1} ms, p99 {milliseconds[(int)(milliseconds.Count * .99)]:N0} ms, slowest {milliseconds[^1]:N0} ms");
    }

    private static long MemoryInUse()
    {
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
