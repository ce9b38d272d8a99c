using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Backup;
using Aggregator.Server.Cli.Output;

namespace Aggregator.Server.Cli.Archive;

/// <summary>The <c>import-store</c> subcommand: moves an archive into another store.</summary>
internal static class ImportStoreCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var from = new Argument<DirectoryInfo>("FROM") { Description = "A data folder whose service is stopped; it stays as it is" };
        var to = new Argument<DirectoryInfo>("TO") { Description = "A folder that is empty or not there yet" };
        var command = new Command("import-store", "Moves an archive into the other store, or the one that --store names, and proves it") { from, to, json };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(
            result.Call, () => RunAsync(result.Call, result.PathOf(from), result.PathOf(to), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, string from, string to, bool json, CancellationToken cancellationToken)
    {
        var imported = await ArchiveImport.RunAsync(from, to, StoreRegistration.Settings(Composition.Configuration()), cancellationToken);
        if (json)
        {
            JsonAnswer.Write(call, new JsonObject
            {
                ["from"] = from,
                ["fromStore"] = imported.From.ToString(),
                ["to"] = to,
                ["toStore"] = imported.To.ToString(),
                ["counts"] = JsonAnswer.Counts(imported.Proof.Counts),
            });
            return ExitCode.Done;
        }

        var output = call.Output;
        await output.WriteLineAsync($"Moved {ArchiveWords.Of(imported.Proof.Counts)} from {imported.From} in {from} to {imported.To} in {to}.");
        await output.WriteLineAsync("Counts, checksums of all rows and the bytes of three feeds are the same in both.");
        return ExitCode.Done;
    }
}
