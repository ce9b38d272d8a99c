using System.CommandLine;
using System.Globalization;
using Aggregator.Extraction.Discovery.Lists;

namespace Aggregator.Benchmarks.Discovery;

/// <summary>The <c>discover</c> subcommand: the lists of articles on labelled home pages.</summary>
internal static class DiscoverBenchmark
{
    private static readonly string OwnPages = Path.Combine("tests", "Aggregator.Tests", "Extraction", "Fixtures", "homes");

    public static Command Create()
    {
        var cases = new Option<DirectoryInfo?>("--cases") { Description = "A folder with pages.jsonl and pages; without it only the project's own pages." };
        var own = new Option<DirectoryInfo>("--own") { Description = "The project's own pages.", DefaultValueFactory = _ => new DirectoryInfo(OwnPages) };
        var pages = new Option<bool>("--pages") { Description = "One line a page, the worst first." };
        var command = new Command("discover", "Measures how right the lists of articles on home pages are.") { cases, own, pages };
        command.SetAction(result =>
        {
            Console.WriteLine("| set | pages | F1 ± | strict ± | Arabic F1 | headlines exact | article pages F1 | negatives right | rule gives the same links, F1 |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
            if (result.GetValue(cases) is { } folder)
            {
                Public(folder, result.GetValue(pages));
            }

            var mine = HomePage.Read(result.GetRequiredValue(own));
            Print("own pages", [.. mine.Select(page => Marked(page, ListOptions.Default))], result.GetValue(pages));
        });
        return command;
    }

    private static void Public(DirectoryInfo folder, bool everyPage)
    {
        var pages = HomePage.Read(folder);
        Print("public", [.. pages.Select(page => Marked(page, ListOptions.Default))], everyPage);
        var fit = new ThresholdFit(pages);
        var left = fit.LeaveOneOut();
        Print($"public, thresholds of the other sites ({fit.Settings} settings)", [.. left.Select(one => new Row(one.Page, one.Mark, null))], everyPage);
        Console.WriteLine();
        foreach (var chosen in left.DistinctBy(one => one.Page.Site).CountBy(one => one.Options).OrderByDescending(count => count.Value))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chosen by leaving out {chosen.Value} sites: {chosen.Key}"));
        }

        Console.WriteLine($"chosen by all: {fit.Best}");
        Console.WriteLine();
    }

    private static Row Marked(HomePage page, ListOptions options)
    {
        var list = page.Find(options);
        return new Row(page, ListMark.Of(page, list), ListMark.OfRule(page, list));
    }

    private static void Print(string name, List<Row> rows, bool everyPage)
    {
        var lists = rows.Where(row => row.Page.IsList).ToList();
        string[] cells =
        [
            name, lists.Count.ToString(CultureInfo.InvariantCulture), WithSpread(lists.Select(row => row.Mark.F1)), WithSpread(lists.Select(row => row.Mark.Strict)),
            Mean(lists.Where(row => row.Page.Language == "ar").Select(row => (double?)row.Mark.F1)), Mean(lists.Select(row => row.Mark.Exact)),
            Mean(rows.Where(row => row.Page.Kind == "article").Select(row => (double?)row.Mark.F1)),
            $"{rows.Count(row => row.Page.Kind == "negative" && row.Mark.Found == 0)}/{rows.Count(row => row.Page.Kind == "negative")}",
            Mean(rows.Select(row => row.Rule)),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
        foreach (var row in everyPage ? rows.OrderBy(row => row.Mark.F1) : Enumerable.Empty<Row>())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Page.Id,-28} {row.Page.Kind,-9} F1 {row.Mark.F1:0.00} strict {row.Mark.Strict:0.00} headlines {row.Mark.Exact:0.00} wanted {row.Page.Wanted.Count} found {row.Mark.Found} rule {row.Rule:0.00}"));
        }
    }

    /// <summary>The mean, and twice its standard error: 95 of 100 sets of such pages lie between.</summary>
    private static string WithSpread(IEnumerable<double> values)
    {
        var all = values.ToList();
        if (all.Count < 2)
        {
            return "";
        }

        var mean = all.Average();
        var error = Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Count - 1) / all.Count);
        return $"{Number(mean)} ± {Number(2 * error)}";
    }

    private static string Mean(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? Number(known.Average()) : "";

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed record Row(HomePage Page, ListMark Mark, double? Rule);
}
