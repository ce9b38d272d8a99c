using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Aggregator.Server.Backup;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Archive;

/// <summary>The <c>backup</c> subcommand: one file with archive, list of sources and keys.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var (feeds, data) = (CommonOptions.Feeds(), CommonOptions.Data());
        var file = new Argument<FileInfo>("FILE") { Description = "The file to be made; it holds keys, so that only its owner may read it" };
        var overwrite = new Option<bool>("--overwrite") { Description = "FILE may be there already" };
        var command = new Command("backup", "Saves archive, list of sources and keys in one file; works while the service runs") { file, feeds, data, overwrite };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(() => RunAsync(
            result.GetRequiredValue(data).FullName,
            result.GetRequiredValue(feeds).FullName,
            result.GetRequiredValue(file).FullName,
            result.GetValue(overwrite),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string data, string feeds, string file, bool overwrite, CancellationToken cancellationToken)
    {
        using var visit = StoreVisit.Open(data);
        if (visit.Engine is StoreEngine.LiteDb)
        {
            Console.WriteLine($"{visit.Engine}: whoever reads or writes waits while its file is copied.");
        }

        var start = Stopwatch.GetTimestamp();
        var manifest = await new ArchiveBackup(data, feeds, TimeProvider.System).MakeAsync(visit, file, overwrite, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Saved {ArchiveWords.Of(manifest.Counts)} in {file} ({new FileInfo(file).Length / 1e6:F1} MB, {seconds:F1} s)."));
        Console.WriteLine($"In it: {string.Join(", ", manifest.Parts.Select(part => part.Name))}. Copies of pictures are not: they are fetched again.");
        return ExitCode.Done;
    }
}
