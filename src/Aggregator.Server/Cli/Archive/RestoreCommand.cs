using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Output;

namespace Aggregator.Server.Cli.Archive;

/// <summary>The <c>restore</c> subcommand: makes a data folder from a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var file = new Argument<FileInfo>("FILE") { Description = "A file that backup made" };
        var command = new Command(
            "restore", "Makes an empty data folder what it was when the backup was made, and proves it; --store restores into another store") { file, data, json };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(
            result.Call, () => RunAsync(result.Call, result.PathOf(file), result.PathOf(data), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, string file, string data, bool json, CancellationToken cancellationToken)
    {
        var settings = StoreRegistration.Settings(Composition.Configuration());
        var restored = await ArchiveRestore.RunAsync(file, data, settings, cancellationToken);
        if (json)
        {
            JsonAnswer.Write(call, new JsonObject
            {
                ["data"] = data,
                ["at"] = restored.Manifest.At.ToString("O", CultureInfo.InvariantCulture),
                ["counts"] = JsonAnswer.Counts(restored.Proof.Counts),
                ["difference"] = restored.Difference,
            });
            return ExitCode.Done;
        }

        var output = call.Output;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Restored {ArchiveWords.Of(restored.Proof.Counts)} into {data}, as of {restored.Manifest.At:u}."));
        await output.WriteLineAsync(restored switch
        {
            { Manifest.Feeds: null } => "Checksums are those of the backup. It was made before a change of schema, so that there were no feeds to compare.",
            { Difference: { } words } => $"Checksums and counts are those of the backup; {words}.",
            _ => "Checksums, counts and the bytes of three feeds are those of the backup.",
        });
        if (restored.Manifest.Parts.Any(part => part.Name == DataFiles.Sources))
        {
            await output.WriteLineAsync($"The list of sources lies in {Path.Combine(data, DataFiles.Sources)}: start the service with --feeds, or put it where yours lies.");
        }

        return ExitCode.Done;
    }
}
