using System.CommandLine;
using System.Globalization;
using Aggregator.Tests.Trials;
using Aggregator.Trials;

namespace Aggregator.Benchmarks.Trials;

/// <summary>The <c>marks</c> subcommand: the mark of the wizard beside the true quality of invented papers.</summary>
internal static class MarksBenchmark
{
    private const double RightShare = 0.8;

    private static readonly string OwnPages = Path.Combine("tests", "Aggregator.Tests", "Extraction", "Fixtures", "homes");

    public static Command Create()
    {
        var own = new Option<DirectoryInfo>("--own") { Description = "The project's invented papers.", DefaultValueFactory = _ => new DirectoryInfo(OwnPages) };
        var cases = new Option<DirectoryInfo?>("--cases") { Description = "A folder with pages.jsonl and pages of real home pages; only their lists can be judged." };
        var verbose = new Option<bool>("--parts") { Description = "The parts of each mark, and what was tried." };
        var command = new Command("marks", "Compares the mark of a proposed source with the share of its articles that are right.") { own, cases, verbose };
        command.SetAction(async (result, cancellationToken) =>
        {
            await RunAsync(result.GetRequiredValue(own).FullName, result.GetValue(verbose), cancellationToken);
            if (result.GetValue(cases) is { } folder)
            {
                await RealHomes.TellAsync(folder, cancellationToken);
            }
        });
        return command;
    }

    private static async Task RunAsync(string folder, bool verbose, CancellationToken cancellationToken)
    {
        using var papers = InventedPapers.Open(folder);
        var rows = await papers.ProposeAsync(cancellationToken);
        Console.WriteLine("| paper | kind | mark | right | right of those in pages | refused |");
        Console.WriteLine("|---|---|---:|---:|---:|---|");
        foreach (var (paper, proposal, score) in rows.OrderByDescending(row => row.Proposal.Mark))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {paper.Id} | {proposal.Source?.Kind} | {proposal.Mark} | {score.Right:0.00} | {score.RightInPages:0.00} | {string.Join(", ", proposal.Refusals.Select(refusal => refusal.Kind))} |"));
            if (verbose)
            {
                Tell(proposal);
            }
        }

        var accepted = rows.Where(row => !row.Proposal.IsRefused).ToList();
        var good = rows.Count(row => !row.Proposal.IsRefused && row.Score.RightInPages >= RightShare);
        Console.WriteLine();
        Console.WriteLine($"papers that end with their articles right, without a typed selector: {good} of {rows.Count}; accepted: {accepted.Count}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rank correlation of mark and share of right articles (Spearman): {RankCorrelation.Of(rows.Select(row => (double)row.Proposal.Mark), rows.Select(row => row.Score.Right)):0.000}"));
        Console.WriteLine($"requests: {papers.Asked.Count} for {rows.Count} papers");
    }

    private static void Tell(Proposal proposal)
    {
        Console.WriteLine($"    {string.Join(" · ", proposal.Reasons.Select(reason => $"{reason.Kind} {reason.Points}/{reason.MostPoints}"))}");
        Console.WriteLine($"    {proposal.Source?.Id} {proposal.Source?.Name} {proposal.Source?.FeedUrls[0]} {proposal.Source?.Listing}");
        Console.WriteLine($"    tried {string.Join(", ", proposal.Tried.GroupBy(attempt => (attempt.Step, attempt.Outcome)).Select(group => $"{group.Key.Step}:{group.Key.Outcome}×{group.Count()}"))}");
        Console.WriteLine($"    hints {string.Join(", ", proposal.Hints.Select(hint => $"{hint.Kind}({string.Join(';', hint.Values)})"))}");
        Console.WriteLine($"    verdicts {string.Join(", ", proposal.Articles.GroupBy(tried => (tried.Verdict, tried.Rejection)).Select(group => $"{group.Key.Verdict}/{group.Key.Rejection}×{group.Count()}"))}");
        foreach (var line in proposal.Articles.SelectMany(tried => tried.Doubtful).Distinct().Take(4))
        {
            Console.WriteLine($"    doubtful: {line}");
        }
    }
}
