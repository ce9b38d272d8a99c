using System.CommandLine;
using System.Globalization;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Text.Spelling;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Quality on the public cases, and articles a second: one thread, warm, folding and hashing included, JSON apart.</summary>
internal static class GroupBenchmark
{
    private const int Replayed = 100_000;

    public static Command Create()
    {
        var cases = new Option<DirectoryInfo>("--cases") { Required = true, Description = "The directory with wire, synth and story." };
        var command = new Command("group", "Duplicates and stories: quality on the public cases and speed.") { cases };
        command.SetAction(result =>
        {
            // Required above.
            var directory = result.GetValue(cases)!.FullName;
            if (!File.Exists(Path.Combine(directory, "wire", "articles.jsonl")))
            {
                Console.Error.WriteLine($"{directory} does not hold wire/articles.jsonl; --cases names the folder above wire/.");
                return 1;
            }

            foreach (var name in (string[])["wire", "synth", "story"])
            {
                Quality(Path.Combine(directory, name));
            }

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
        var grouper = new StoryGrouper();
        var roots = articles.Select((article, at) => grouper.Place(article.ToGrouping(at))).Select(place => place.DuplicateOf ?? place.ArticleId).ToArray();
        Report(Path.GetFileName(directory), "StoryGrouper", articles, labels, ignored, roots);
        var number = articles.Select((article, at) => (article.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        var hard = Pairs(directory, "hard_negatives.jsonl").ToList();
        if (hard.Count > 0)
        {
            Write($"  hard negatives merged: {hard.Count(pair => roots[number[pair.A]] == roots[number[pair.B]])} of {hard.Count}");
        }
    }

    private static IEnumerable<BenchPair> Pairs(string directory, string file)
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
        int both = 0, found = 0, wanted = 0;
        for (var a = 0; a < articles.Count; a++)
        {
            for (var b = a + 1; b < articles.Count; b++)
            {
                var isFound = roots[a] == roots[b];
                var isWanted = labels[articles[a].Id] == labels[articles[b].Id];
                if ((isFound || isWanted) && !Ignores(ignored, articles[a].Id, articles[b].Id))
                {
                    both += isFound && isWanted ? 1 : 0;
                    found += isFound ? 1 : 0;
                    wanted += isWanted ? 1 : 0;
                }
            }
        }

        var precision = found == 0 ? 1 : both / (double)found;
        var recall = wanted == 0 ? 1 : both / (double)wanted;
        Write($"{name,-6} {method,-16} P {precision:F3} R {recall:F3} F1 {(both == 0 ? 0 : 2 * precision * recall / (precision + recall)):F3}");
    }

    private static bool Ignores(HashSet<BenchPair> ignored, string a, string b) =>
        ignored.Contains(new BenchPair(a, b)) || ignored.Contains(new BenchPair(b, a));

    private static void Speed(string directory, bool withStories)
    {
        var cases = ((string[])["wire", "synth", "story"]).SelectMany(name => BenchArticle.Read(Path.Combine(directory, name))).ToList();
        var replay = Enumerable.Range(0, Replayed).Select(at => Again(cases[at % cases.Count], at)).ToList();
        var warm = new StoryGrouper(DuplicateRules.Measured, withStories);
        replay.Take(cases.Count).ToList().ForEach(article => warm.Place(article));
        var grouper = new StoryGrouper(DuplicateRules.Measured, withStories);
        var watch = new Watch();
        watch.Time(() => replay.ForEach(article => grouper.Place(article)));
        Write($"{(withStories ? "duplicates and stories" : "duplicates only")}: {watch.Report(Replayed)}");
    }

    /// <summary>Six seconds apart: 14,400 articles a day. Later rounds find the earlier ones, as a real wire does.</summary>
    private static GroupingArticle Again(BenchArticle article, int at) =>
        article.ToGrouping(at) with { At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(at * 6) };

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
