using System.CommandLine;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>The <c>feeds</c> subcommand: quality and speed of reading feeds, by our reader and by CodeHollow.FeedReader in one
/// run.</summary>
internal static class FeedsCommand
{
    public static Command Create()
    {
        var cases = new Option<DirectoryInfo>("--cases") { Description = "The bench's folder, which holds throughput/list.txt and cases/cases.jsonl.", Required = true };
        var command = new Command("feeds", "Scores the public cases with both readers, and measures megabytes a second, one core, warm.") { cases };
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(cases).FullName;
            var list = Path.Combine(folder, "throughput", "list.txt");
            if (!File.Exists(list))
            {
                Console.Error.WriteLine($"{list} does not exist; --cases names the folder above throughput/.");
                return 1;
            }

            var feeds = File.ReadLines(list).Where(line => line.Length > 0)
                .Select(line => File.ReadAllBytes(Path.Combine(folder, "throughput", line))).ToList();
            var damaged = Path.Combine(folder, "cases", "files", "tierB") is var tierB && Directory.Exists(tierB)
                ? Directory.EnumerateFiles(tierB, "dmg_*").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList()
                : [];
            if (!FeedQuality.Print(Console.Out, folder))
            {
                return 1;
            }

            FeedSpeed.Print(Console.Out, feeds, damaged);
            return 0;
        });
        return command;
    }
}
