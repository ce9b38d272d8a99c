using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Aggregator.Benchmarks.Refresh;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The <c>backup</c> subcommand: how long readers of the whole program wait before, while and after the command
/// <c>backup</c> runs beside it. A new headline arrives every second.</summary>
internal static class BackupBenchmark
{
    private const int Papers = 20;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var articles = new Option<int>("--articles") { Description = "Size of the archive", DefaultValueFactory = _ => 20_000 };
        var rate = new Option<int>("--rate") { Description = "Requests a second", DefaultValueFactory = _ => 50 };
        var seconds = new Option<int>("--seconds") { Description = "Length of the measurements before and after", DefaultValueFactory = _ => 10 };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder in which a filled archive is kept for the next run; a temporary one when absent" };
        var stores = StoresOption.Create();
        var command = new Command("backup", "The waits of readers before, while and after a backup is made") { articles, rate, seconds, data, stores };
        command.SetAction((result, cancellationToken) => RunAsync(
            new Settings(result.GetValue(articles), TimeSpan.FromSeconds(1.0 / result.GetValue(rate)), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(data)),
            result.GetValue(stores) ?? [],
            cancellationToken));
        return command;
    }

    private sealed record Settings(int Articles, TimeSpan Pause, TimeSpan Duration, DirectoryInfo? Data);

    private static async Task<int> RunAsync(Settings settings, IReadOnlyList<StoreEngine> stores, CancellationToken cancellationToken)
    {
        var folder = settings.Data ?? Directory.CreateTempSubdirectory("aggregator-backup-");
        folder.Create();
        try
        {
            await using var publisher = await LivePublisher.StartAsync(Papers, cancellationToken);
            await File.WriteAllTextAsync(ServedFolder.FeedsOf(folder.FullName), publisher.FeedsJson(Papers), cancellationToken);
            foreach (var store in stores)
            {
                await ServedFolder.FillAsync(folder.FullName, store, settings.Articles, cancellationToken);
                await using var program = await ServedProgram.StartAsync(folder.FullName, store, publisher, cancellationToken);
                await program.SettleAsync(cancellationToken);
                await MeasureAsync(program, folder.FullName, settings, cancellationToken);
            }

            return 0;
        }
        finally
        {
            if (settings.Data is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(ServedProgram program, string folder, Settings settings, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var reader = new SteadyReader(program.Address, settings.Articles, settings.Pause);
        var (reading, headlines) = (reader.ReadAsync(end.Token), program.BringHeadlinesAsync(end.Token));
        await Task.Delay(WarmUp, cancellationToken);
        var file = Path.Combine(folder, $"backup-{program.Store}.zip");
        List<Moment> moments = [Moment.Of(program)];
        await Task.Delay(settings.Duration, cancellationToken);
        moments.Add(Moment.Of(program));
        var run = await BackUpAsync(program.Store, folder, file, cancellationToken);
        moments.Add(Moment.Of(program));
        await Task.Delay(settings.Duration, cancellationToken);
        moments.Add(Moment.Of(program));
        await end.CancelAsync();
        await Task.WhenAll(reading, headlines);
        Console.WriteLine($"{program.Store}, exit code {run.ExitCode}: {run.LastWords.ReplaceLineEndings(" ")}");
        Console.WriteLine("| part | seconds | answers | p50 ms | p99 ms | longest ms | of a processor |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, (from, upTo)) in ((string[])["before", "backup", "after"]).Zip(moments.Zip(moments.Skip(1))))
        {
            Write(name, reader.Between(from.At, upTo.At), from, upTo);
        }

        File.Delete(file);
    }

    private static Task<MeasuredRun> BackUpAsync(StoreEngine store, string folder, string file, CancellationToken cancellationToken) => MeasuredProcess.RunAsync(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Aggregator.Server.dll"), "backup", file, "--overwrite", "--data", ServedFolder.DataOf(folder, store), "--feeds", ServedFolder.FeedsOf(folder)],
        new Dictionary<string, string>(),
        cancellationToken);

    private static void Write(string name, IReadOnlyList<TimedAnswer> answers, Moment from, Moment upTo)
    {
        var took = answers.Select(answer => answer.Took.TotalMilliseconds).Order().ToList();
        double Share(double share) => took[(int)(share * (took.Count - 1))];
        var passed = Stopwatch.GetElapsedTime(from.At, upTo.At);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {passed.TotalSeconds:F1} | {took.Count} | {Share(0.5):F1} | {Share(0.99):F1} | {took[^1]:F1} | {(upTo.Cpu - from.Cpu) / passed:P0} |"));
    }

    /// <summary>The clock, and the processor time that the program has used.</summary>
    private sealed record Moment(long At, TimeSpan Cpu)
    {
        public static Moment Of(ServedProgram program)
        {
            using var process = Process.GetProcessById(program.ProcessId);
            return new Moment(Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        }
    }
}
