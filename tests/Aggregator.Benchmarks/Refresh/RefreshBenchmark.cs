using System.CommandLine;
using System.Globalization;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Refresh;

/// <summary>The <c>refresh</c> subcommand: one polling round over 500 feeds of 30 full-text entries from an empty store, and
/// another one when nothing has changed. newsboat and sfeed do the same work where they are installed.</summary>
internal static class RefreshBenchmark
{
    public static Command Create()
    {
        var feeds = new Option<int>("--feeds") { Description = "How many feeds", DefaultValueFactory = _ => 500 };
        var entries = new Option<int>("--entries") { Description = "Entries in each feed", DefaultValueFactory = _ => 30 };
        var stores = StoresOption.Create();
        var command = new Command("refresh", "A polling round over many feeds on loopback, cold and unchanged, beside newsboat and sfeed")
        {
            feeds,
            entries,
            stores,
        };
        command.SetAction((result, cancellationToken) =>
            RunAsync(result.GetValue(feeds), result.GetValue(entries), result.GetValue(stores) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int feeds, int entries, IReadOnlyList<StoreEngine> stores, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-refresh-");
        try
        {
            await using var publisher = await FeedPublisher.StartAsync(feeds, entries, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{feeds} feeds of {entries} entries, {publisher.TotalBytes / 1e6:F1} MB, on {publisher.Origins} ports of 127.0.0.1; gap between requests to one host: none"));
            Console.WriteLine("| program | round | wall s | CPU s | peak MB | entries/s |");
            Console.WriteLine("|---|---|---:|---:|---:|---:|");
            foreach (var contestant in Contestants.All(folder.FullName, publisher, stores))
            {
                await MeasureAsync(contestant, feeds * entries, cancellationToken);
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Contestant contestant, int entries, CancellationToken cancellationToken)
    {
        foreach (var round in (string[])["cold", "unchanged"])
        {
            var run = await MeasuredProcess.RunAsync(contestant.Program, contestant.Arguments, contestant.Environment, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {contestant.Name} | {round} | {run.Wall.TotalSeconds:F2} | {run.Cpu.TotalSeconds:F2} | {run.PeakBytes / 1e6:F0} | {entries / run.Wall.TotalSeconds:F0} |"));
            if (run.ExitCode != 0)
            {
                Console.WriteLine($"{contestant.Name} ended with {run.ExitCode}: {run.LastWords}");
            }
        }
    }
}
