using System.Globalization;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Aggregator.Stories.Events;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Events on the public cases, with the shipped threshold and with the threshold that the other windows would have
/// chosen. Each window is scored twice: as a part of the whole set, where words have weights from the windows before, and as the
/// only news of a program that has just started.</summary>
internal static class StoryBenchmark
{
    private const int Resamples = 1000;

    private static readonly double[] Thresholds = [.. Enumerable.Range(0, 21).Select(step => .15 + (step * .005))];

    public static void Run(string directory)
    {
        var labels = BenchArticle.Lines(Path.Combine(directory, "labels.jsonl"), BenchJson.Default.BenchLabel).ToDictionary(label => label.Id);
        var windows = BenchArticle.Read(directory).Select((article, at) => new Case(at, article, labels[article.Id]))
            .GroupBy(one => one.Label.Story!.Split('_')[0], (_, cases) => cases.ToList()).ToList();
        var all = Thresholds.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(join => Scores(windows, EventRules.Measured with { Join = join })).ToList();
        Report("as shipped, windows in turn", Scores(windows, EventRules.Measured).Where(score => !score.IsAlone));
        Report("as shipped, each window alone", Scores(windows, EventRules.Measured).Where(score => score.IsAlone));
        var chosen = windows.Select((_, window) => Choose(all, window)).ToList();
        Report("left out, windows in turn", chosen.SelectMany((at, window) => all[at].Where(score => score.Window == window && !score.IsAlone)));
        Report("left out, each window alone", chosen.SelectMany((at, window) => all[at].Where(score => score.Window == window && score.IsAlone)));
        Write($"story  thresholds chosen without each window: {string.Join(", ", chosen.Select(at => Thresholds[at].ToString("F3", CultureInfo.InvariantCulture)))}");
    }

    private static List<WindowScore> Scores(List<List<Case>> windows, EventRules rules)
    {
        var inTurn = Group([.. windows.SelectMany(window => window)], rules);
        return [.. windows.SelectMany((window, at) => (WindowScore[])
        [
            new(at, false, window, StoryScore.Of([.. window.Select(one => one.Label)], [.. window.Select(one => inTurn[one.Number])])),
            new(at, true, window, StoryScore.Of([.. window.Select(one => one.Label)], [.. Group(window, rules).Values])),
        ])];
    }

    private static Dictionary<long, long> Group(List<Case> cases, EventRules rules)
    {
        var grouper = new StoryGrouper(DuplicateRules.Measured, rules);
        var stories = new Dictionary<long, long>();
        foreach (var one in cases)
        {
            var placement = grouper.Place(one.Article.ToGrouping(one.Number));
            stories[one.Number] = placement.StoryId;
            foreach (var moved in placement.Joined?.Articles ?? [])
            {
                stories[moved] = placement.StoryId;
            }
        }

        return stories;
    }

    /// <summary>The best threshold of the windows that are not left out. The values are smoothed, because a threshold with bad
    /// neighbours is good only by chance.</summary>
    private static int Choose(List<List<WindowScore>> all, int leftOut)
    {
        var worth = all.Select(scores => Worth(StoryScore.Sum(scores.Where(score => score.Window != leftOut).SelectMany(score => score.Articles)))).ToList();
        return Enumerable.Range(1, all.Count - 2).MaxBy(at => worth[at - 1] + (2 * worth[at]) + worth[at + 1]);
    }

    private static double Worth(StoryScore score) => Math.Min(score.F1, score.BCubed) + ((score.F1 + score.BCubed) / 2);

    private static void Report(string name, IEnumerable<WindowScore> windows)
    {
        var cases = windows.SelectMany(window => window.Cases.Zip(window.Articles)).ToList();
        var score = StoryScore.Sum(cases.Select(one => one.Second));
        var affairs = cases.GroupBy(one => one.First.Label.Group, (_, members) => StoryScore.Sum(members.Select(member => member.Second))).ToList();
        var random = new Random(1);
        var resampled = Enumerable.Range(0, Resamples).Select(_ => StoryScore.Sum(affairs.Select(_ => affairs[random.Next(affairs.Count)]))).ToList();
        Write($"story  {name,-30} P {score.Precision:F3} R {score.Recall:F3} F1 {score.F1:F3} {Interval(resampled, one => one.F1)} B-cubed {score.BCubed:F3} {Interval(resampled, one => one.BCubed)}");
    }

    private static string Interval(IEnumerable<StoryScore> scores, Func<StoryScore, double> of)
    {
        var values = scores.Select(of).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"({values[Resamples / 40]:F3} to {values[^(Resamples / 40)]:F3})");
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Case(long Number, BenchArticle Article, BenchLabel Label);

    /// <param name="Window">The number of the window.</param>
    /// <param name="IsAlone">Whether it was grouped without the other windows.</param>
    /// <param name="Cases">Its articles.</param>
    /// <param name="Articles">What each article adds to the score.</param>
    private sealed record WindowScore(int Window, bool IsAlone, List<Case> Cases, StoryScore[] Articles);
}
