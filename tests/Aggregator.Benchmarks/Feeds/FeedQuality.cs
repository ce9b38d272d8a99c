using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>The public cases by group: the result of the bench's own scorer for the program with either reader.</summary>
internal static class FeedQuality
{
    /// <returns>False when the scorer could not run; then it has said why.</returns>
    public static bool Print(TextWriter output, string folder)
    {
        if (Score(folder, "own") is not { } ours || Score(folder, "codehollow") is not { } other)
        {
            return false;
        }

        output.WriteLine("| public cases | cases | ours % | CodeHollow behind our tokenizer % |");
        output.WriteLine("|---|---:|---:|---:|");
        foreach (var (own, theirs) in ours.Zip(other))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {own.Group} | {own.Cases} | {100.0 * own.Passed / own.Cases:F1} | {100.0 * theirs.Passed / theirs.Cases:F1} |"));
        }

        output.WriteLine();
        return true;
    }

    private static List<GroupScore>? Score(string folder, string reader)
    {
        var numbers = Path.GetTempFileName();
        try
        {
            var program = Path.Combine(AppContext.BaseDirectory, "Aggregator.Server.dll");
            var start = new ProcessStartInfo(
                "python3",
                [Path.Combine(folder, "score.py"), "--json", numbers, Path.Combine(folder, "cases"), "--", "dotnet", program, "parse", "--reader", reader])
            {
                RedirectStandardOutput = true,
            };
            start.Environment["TZ"] = "UTC";
            using var scorer = Process.Start(start)!; // A started process is never null without shell execution.
            scorer.StandardOutput.ReadToEnd();
            scorer.WaitForExit();
            return scorer.ExitCode == 0 ? Read(numbers) : null;
        }
        finally
        {
            File.Delete(numbers);
        }
    }

    /// <returns>The groups in the scorer's order, then the tiers.</returns>
    private static List<GroupScore> Read(string numbers)
    {
        using var scores = JsonDocument.Parse(File.ReadAllText(numbers));
        var root = scores.RootElement;
        return
        [
            .. root.GetProperty("groups").EnumerateObject().Select(group => ScoreOf(group.Name, group.Value)),
            ScoreOf("tier A (without sanitize)", root.GetProperty("total_A")),
            ScoreOf("tier B", root.GetProperty("total_B")),
        ];
    }

    private static GroupScore ScoreOf(string group, JsonElement counts) => new(group, counts[0].GetInt32(), counts[1].GetInt32());

    private sealed record GroupScore(string Group, int Passed, int Cases);
}
