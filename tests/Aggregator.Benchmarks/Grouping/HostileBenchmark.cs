using System.Globalization;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Texts of forty words by ten thousand papers, among five times as many other texts. First the texts have nothing in
/// common, then all are on one event. The other texts are not timed. The speed must not fall while the event grows.</summary>
internal static class HostileBenchmark
{
    private const int Articles = 30_000;
    private const int Batch = 3_000;
    private const int Block = 100;

    /// <summary>The number of other articles for each article on the event.</summary>
    private const int Others = 5;

    private const int Papers = 10_000;
    private const int Words = 40;
    private const int Shared = 16;

    private static readonly ZipfWords Language = new(5);

    public static void Run()
    {
        Group("ordinary", 0);
        Group("one event", Shared);
    }

    private static void Group(string name, int shared)
    {
        var random = new Random(1);
        var common = Language.Text(random, shared);
        var grouper = new StoryGrouper();
        var stories = new HashSet<long>();
        var (all, watch) = (new Watch(), new Watch());
        for (var placed = Block; placed <= Articles; placed += Block)
        {
            var first = placed * (1 + Others);
            var block = Enumerable.Range(first, Block).Select(id => Article(random, id, common)).ToList();
            all.Time(() => watch.Time(() => block.ForEach(article => stories.Add(grouper.Place(article).StoryId))));
            // Other news of the day. If every article had the words of the event, the words would have no weight.
            Enumerable.Range(first + Block, Block * Others).Select(id => Article(random, id, [])).ToList().ForEach(article => grouper.Place(article));
            if (placed % Batch == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {placed,6} articles in {stories.Count,6} stories: {watch.Report(Batch)}"));
                watch = new Watch();
            }
        }

        Console.WriteLine($"{name,-10} all: {all.Report(Articles)}");
    }

    private static GroupingArticle Article(Random random, int id, string[] common)
    {
        var own = Language.Text(random, Words - common.Length);
        var body = own.Concat(common).ToArray();
        random.Shuffle(body);
        return new GroupingArticle
        {
            Id = id,
            SourceId = string.Create(CultureInfo.InvariantCulture, $"s{random.Next(Papers)}"),
            Title = string.Join(' ', common.Length == 0 ? own.Take(8) : common.Take(8)),
            BodyText = string.Join(' ', body),
            UrlKey = string.Create(CultureInfo.InvariantCulture, $"news.example/{id}"),
            At = DateTimeOffset.UnixEpoch.AddSeconds(id * .5),
        };
    }
}
