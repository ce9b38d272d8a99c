using System.CommandLine;
using System.Globalization;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;
using Aggregator.Text.Spelling;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Quality on the public cases, and articles a second: one thread, after warming up, with folding and hashing, without
/// reading JSON.</summary>
internal static class GroupBenchmark
{
    private const int Replayed = 100_000;

    public static Command Create()
    {
        var cases = new Option<DirectoryInfo>("--cases") { Description = "The directory with wire, synth and story." };
        var hostile = new Option<bool>("--hostile") { Description = "Only the speed of grouping and of the stores when every article is on one event, or a copy of one text." };
        var articles = new Option<int>("--articles") { Description = "How many of each kind for --hostile.", DefaultValueFactory = _ => 30_000 };
        var command = new Command("group", "Duplicates and stories: quality on the public cases and speed.") { cases, hostile, articles };
        command.SetAction(result =>
        {
            if (result.GetValue(hostile))
            {
                HostileBenchmark.Run(result.GetValue(articles));
                return 0;
            }

            var directory = result.GetValue(cases)?.FullName ?? "";
            if (!File.Exists(Path.Combine(directory, "wire", "articles.jsonl")))
            {
                Console.Error.WriteLine($"{directory} does not hold wire/articles.jsonl; --cases names the folder above wire/.");
                return 1;
            }

            foreach (var name in (string[])["wire", "synth", "story"])
            {
                Quality(Path.Combine(directory, name));
            }

            StoryBenchmark.Run(Path.Combine(directory, "story"));
            Speed(directory, withStories: false);
            Speed(directory, withStories: true);
            return 0;
        });
        return command;
    }

    private static void Quality(string directory)
    {
        var articles = BenchArticle.Read(directory);
        var labels = BenchArticle.Lines(Path.Combine(directory, "labels.jsonl"), BenchJson.Default.BenchLabel).ToDictionary(label => label.Id, label => label.Dup);
        var ignored = Pairs(directory, "ignore.jsonl").ToHashSet();
        Report(Path.GetFileName(directory), "title equality", articles, labels, ignored, TitleEquality(articles));
        Report(Path.GetFileName(directory), "exact text", articles, labels, ignored, ExactText(articles));
        SeededRuns.Report(directory, articles, labels, ignored);
    }

    internal static IEnumerable<BenchPair> Pairs(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        return File.Exists(path) ? BenchArticle.Lines(path, BenchJson.Default.BenchPair) : [];
    }

    private static long[] TitleEquality(IReadOnlyList<BenchArticle> articles) => First(articles, article => ArabicFolding.Fold(article.Title));

    private static long[] ExactText(IReadOnlyList<BenchArticle> articles) => First(articles, article => ArabicFolding.Fold(article.Body));

    private static long[] First(IReadOnlyList<BenchArticle> articles, Func<BenchArticle, string> key)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        return [.. articles.Select((article, at) => seen.TryAdd(key(article), at) ? at : seen[key(article)])];
    }

    private static void Report(string name, string method, IReadOnlyList<BenchArticle> articles, Dictionary<string, string> labels, HashSet<BenchPair> ignored, long[] roots)
    {
        var quality = PairQuality.Sum(PairQuality.ByCluster(articles, labels, ignored, roots));
        Write($"{name,-6} {method,-16} P {quality.Precision:F3} R {quality.Recall:F3} F1 {quality.F1:F3}");
    }

    private static void Speed(string directory, bool withStories)
    {
        var cases = ((string[])["wire", "synth", "story"]).SelectMany(name => BenchArticle.Read(Path.Combine(directory, name))).ToList();
        var replay = Enumerable.Range(0, Replayed).Select(at => Again(cases[at % cases.Count], at)).ToList();
        var warm = new StoryGrouper(DuplicateRules.Measured, withStories ? EventRules.Measured : null);
        replay.Take(cases.Count).ToList().ForEach(article => warm.Place(article));
        var grouper = new StoryGrouper(DuplicateRules.Measured, withStories ? EventRules.Measured : null);
        var watch = new Watch();
        watch.Time(() => replay.ForEach(article => grouper.Place(article)));
        Write($"{(withStories ? "duplicates and stories" : "duplicates only")}: {watch.Report(Replayed)}");
    }

    /// <summary>The articles follow each other by six seconds: 14,400 articles a day. Later rounds find the earlier ones, as with
    /// a real stream of news.</summary>
    private static GroupingArticle Again(BenchArticle article, int at) =>
        article.ToGrouping(at) with { At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(at * 6) };

    internal static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
