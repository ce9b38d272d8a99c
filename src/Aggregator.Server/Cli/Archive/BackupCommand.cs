using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Archive;

/// <summary>The <c>backup</c> subcommand: makes one file with the archive, the list of sources and the keys.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var file = new Argument<FileInfo>("FILE") { Description = "The file to be made; it holds keys, so that only its owner may read it" };
        var overwrite = new Option<bool>("--overwrite") { Description = "FILE may be there already" };
        var command = new Command("backup", "Saves archive, list of sources and keys in one file; works while the service runs") { file, feeds, data, overwrite, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(
            result,
            data,
            store => RunAsync(
                result.Call,
                store,
                new ArchiveBackup(result.DataOf(data), result.FeedsOf(feeds, result.DataOf(data)), TimeProvider.System),
                (result.PathOf(file), result.GetValue(overwrite), result.GetValue(json)),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandCall call, Store store, ArchiveBackup backup, (string File, bool Overwrite, bool Json) target, CancellationToken cancellationToken)
    {
        var output = call.Output;
        if (store.Engine is StoreEngine.LiteDb && !target.Json)
        {
            await output.WriteLineAsync($"{store.Engine}: whoever reads or writes waits while its file is copied.");
        }

        var start = Stopwatch.GetTimestamp();
        var manifest = await backup.MakeAsync(store, target.File, target.Overwrite, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (target.Json)
        {
            JsonAnswer.Write(call, new JsonObject
            {
                ["file"] = target.File,
                ["bytes"] = new FileInfo(target.File).Length,
                ["seconds"] = seconds,
                ["counts"] = JsonAnswer.Counts(manifest.Counts),
                ["parts"] = new JsonArray([.. manifest.Parts.Select(part => JsonValue.Create(part.Name))]),
            });
            return ExitCode.Done;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Saved {ArchiveWords.Of(manifest.Counts)} in {target.File} ({new FileInfo(target.File).Length / 1e6:F1} MB, {seconds:F1} s)."));
        await output.WriteLineAsync($"In it: {string.Join(", ", manifest.Parts.Select(part => part.Name))}. Copies of pictures are not: they are fetched again.");
        return ExitCode.Done;
    }
}
