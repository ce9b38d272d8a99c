using System.Globalization;
using Aggregator.Stories;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Texts of forty words by ten thousand papers. First the texts have nothing in common, then all are on one event, then all
/// are copies of one text. The grouper alone is measured first, among five times as many other texts that are not timed; then the
/// same with each store. The speed must not fall while the story grows.</summary>
internal static class HostileBenchmark
{
    private const int Steps = 10;
    private const int Block = 100;

    /// <summary>The number of other articles for each article on the event. If every article had the words of the event, the words
    /// would have no weight.</summary>
    private const int Others = 5;

    public static void Run(int articles)
    {
        foreach (var kind in Enum.GetValues<Crowd>())
        {
            Group(kind, articles);
        }

        HostileStore.Run(articles);
    }

    private static void Group(Crowd kind, int articles)
    {
        var made = new CrowdArticles(kind);
        var others = new CrowdArticles(Crowd.Ordinary);
        var grouper = new StoryGrouper();
        var stories = new Dictionary<long, int>();
        var (all, watch) = (new Watch(), new Watch());
        for (var placed = Block; placed <= articles; placed += Block)
        {
            var first = placed * (1 + Others);
            var block = Enumerable.Range(first, Block).Select(id => made.Next(id)).ToList();
            all.Time(() => watch.Time(() => block.ForEach(article => stories[grouper.Place(article).StoryId] = 1 + stories.GetValueOrDefault(article.Id))));
            Enumerable.Range(first + Block, Block * Others).Select(id => others.Next(id)).ToList().ForEach(article => grouper.Place(article));
            if (placed % (articles / Steps) == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-9} {placed,6} articles in {stories.Count,6} stories: {watch.Report(articles / Steps)}"));
                watch = new Watch();
            }
        }

        Console.WriteLine($"{kind,-9} all: {all.Report(articles)}");
    }
}
