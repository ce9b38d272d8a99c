using System.CommandLine;
using System.Globalization;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>The <c>extract</c> subcommand: quality by set with bootstrap intervals, leaked lines, and the speed compared with
/// AngleSharp's parse alone.</summary>
internal static class ExtractBenchmark
{
    public static Command Create()
    {
        var cases = new Option<DirectoryInfo>("--cases") { Description = "The folder that holds the sets (ar, sh, …).", Required = true };
        var resamples = new Option<int>("--boot") { Description = "Bootstrap resamples of each set's pages.", DefaultValueFactory = _ => 500 };
        var rules = new Option<FileInfo?>("--rules") { Description = "A file with somebody else's expressions for lines that are no article text (boilerplate.read_also_regex, sentences)." };
        var command = new Command("extract", "Measures the extraction engine on sets of pages with ground truth.") { cases, resamples, rules };
        command.SetAction(result => Run(result.GetRequiredValue(cases), result.GetValue(resamples), new LeakCount(result.GetValue(rules))));
        return command;
    }

    private static int Run(DirectoryInfo cases, int resamples, LeakCount leaks)
    {
        var sets = cases.GetDirectories().Where(folder => File.Exists(Path.Combine(folder.FullName, "gt.jsonl"))).OrderBy(folder => folder.Name, StringComparer.Ordinal).ToList();
        if (sets.Count == 0)
        {
            Console.Error.WriteLine($"No set with gt.jsonl below {cases.FullName}.");
            return 1;
        }

        Console.WriteLine("| set | pages | P | R | F1 ± | exact | wF1 | title | author | false authors | date | image | pages with leaks |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var speed = new Speed();
        foreach (var set in sets)
        {
            var scores = CaseSet.Read(set.FullName).Select(page => PageScore.Of(page, speed, leaks)).ToList();
            Console.WriteLine(Row(set.Name, scores, resamples));
        }

        Console.WriteLine();
        Console.WriteLine(speed.Summary());
        var settled = new Speed();
        foreach (var page in sets.SelectMany(set => CaseSet.Read(set.FullName)))
        {
            settled.Measure(page.Body, PageScore.AddressOf(page));
        }

        Console.WriteLine($"All once more, by a program that has compiled what it needs: {settled.Summary()}");
        leaks.Lines.ForEach(leak => Console.WriteLine($"leak: {leak}"));
        return 0;
    }

    private static string Row(string name, List<PageScore> scores, int resamples)
    {
        var bodies = scores.Where(score => score.Body is not null).Select(score => score.Body!.Value).ToList(); // The filter left out null.
        var (precision, recall, f1) = BodyScore.Summarise(bodies);
        var deviation = bodies.Count == 0 ? 0 : BodyScore.Bootstrap(bodies, resamples);
        var snippets = scores.Aggregate((0, 0, 0), (sum, score) => (sum.Item1 + score.Snippets.Hit, sum.Item2 + score.Snippets.Extra, sum.Item3 + score.Snippets.Missed));
        double? weighted = snippets.Item1 == 0 ? null : 2.0 * snippets.Item1 / ((2 * snippets.Item1) + snippets.Item2 + snippets.Item3);
        string[] cells =
        [
            name, scores.Count.ToString(CultureInfo.InvariantCulture),
            bodies.Count == 0 ? "" : Number(precision), bodies.Count == 0 ? "" : Number(recall),
            bodies.Count == 0 ? "" : $"{Number(f1)} ± {Number(1.96 * deviation)}",
            Mean(scores.Select(score => score.Exact)), weighted is { } value ? Number(value) : "",
            Mean(scores.Select(score => score.Title)), Mean(scores.Select(score => score.Author)),
            scores.Count(score => score.FalseAuthor is true).ToString(CultureInfo.InvariantCulture),
            Mean(scores.Select(score => score.Date)), Mean(scores.Select(score => score.Image)),
            scores.Count(score => score.HasLeak).ToString(CultureInfo.InvariantCulture),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string Mean(IEnumerable<bool?> marks)
    {
        var known = marks.OfType<bool>().ToList();
        return known.Count == 0 ? "" : Number(known.Average(mark => mark ? 1.0 : 0.0));
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
