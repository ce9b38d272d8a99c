using Aggregator.Stories;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Groups the same articles with eight hash seeds. The seed decides by chance which fingerprints are chosen, and this
/// shows how much the figures depend on it.</summary>
internal static class SeededRuns
{
    private const int Seeds = 8;
    private const int Resamples = 1000;

    public static void Report(string directory, IReadOnlyList<BenchArticle> articles, Dictionary<string, string> labels, HashSet<BenchPair> ignored)
    {
        var name = Path.GetFileName(directory);
        var runs = Enumerable.Range(0, Seeds).Select(seed => Roots(articles, (ulong)seed)).ToList();
        var qualities = runs.Select(roots => PairQuality.Sum(PairQuality.ByCluster(articles, labels, ignored, roots))).ToList();
        GroupBenchmark.Write($"{name,-6} StoryGrouper     P {qualities[0].Precision:F3} R {qualities[0].Recall:F3} F1 {qualities[0].F1:F3}");
        Spread("  of eight hash seeds F1", qualities.Select(quality => quality.F1));
        Spread("  of eight hash seeds P ", qualities.Select(quality => quality.Precision));
        var (low, high) = Bootstrap(articles, labels, ignored, runs[0]);
        GroupBenchmark.Write($"  F1, 95 of 100 times (bootstrap over clusters) {low:F3} to {high:F3}");
        Hard(directory, articles, runs);
        Judged(directory, articles, runs);
    }

    private static long[] Roots(IReadOnlyList<BenchArticle> articles, ulong seed)
    {
        var grouper = new StoryGrouper(DuplicateRules.Measured with { Seed = seed }, events: null);
        return [.. articles.Select((article, at) => grouper.Place(article.ToGrouping(at))).Select(place => place.DuplicateOf ?? place.ArticleId)];
    }

    private static void Hard(string directory, IReadOnlyList<BenchArticle> articles, List<long[]> runs)
    {
        var pairs = GroupBenchmark.Pairs(directory, "hard_negatives.jsonl").ToList();
        if (pairs.Count > 0)
        {
            var merged = Merged(articles, runs, pairs);
            GroupBenchmark.Write($"  hard negatives merged, of {pairs.Count}: {merged.Min()} to {merged.Max()}");
        }
    }

    private static void Judged(string directory, IReadOnlyList<BenchArticle> articles, List<long[]> runs)
    {
        var path = Path.Combine(directory, "dup_pairs.jsonl");
        if (!File.Exists(path))
        {
            return;
        }

        var pairs = BenchArticle.Lines(path, BenchJson.Default.JudgedPair).ToList();
        foreach (var (isSame, name) in ((bool, string)[])[(true, "same texts found"), (false, "updates wrongly merged")])
        {
            var judged = pairs.Where(pair => pair.Same == isSame).Select(pair => new BenchPair(pair.A, pair.B)).ToList();
            var merged = Merged(articles, runs, judged);
            GroupBenchmark.Write($"  {name}, of {judged.Count}: {merged.Min()} to {merged.Max()}");
        }
    }

    private static List<int> Merged(IReadOnlyList<BenchArticle> articles, List<long[]> runs, List<BenchPair> pairs)
    {
        var number = articles.Select((article, at) => (article.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        return [.. runs.Select(roots => pairs.Count(pair => roots[number[pair.A]] == roots[number[pair.B]]))];
    }

    /// <summary>Draws the clusters again at random, with repeats.</summary>
    private static (double Low, double High) Bootstrap(
        IReadOnlyList<BenchArticle> articles, Dictionary<string, string> labels, HashSet<BenchPair> ignored, long[] roots)
    {
        var clusters = PairQuality.ByCluster(articles, labels, ignored, roots).ToList();
        var random = new Random(1);
        var drawn = Enumerable.Range(0, Resamples)
            .Select(_ => PairQuality.Sum(Enumerable.Range(0, clusters.Count).Select(_ => clusters[random.Next(clusters.Count)])).F1).Order().ToList();
        return (drawn[Resamples / 40], drawn[Resamples - 1 - (Resamples / 40)]);
    }

    private static void Spread(string name, IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        GroupBenchmark.Write($"{name}: minimum {ordered[0]:F3}, median {(ordered[(Seeds / 2) - 1] + ordered[Seeds / 2]) / 2:F3}, maximum {ordered[^1]:F3}");
    }
}
