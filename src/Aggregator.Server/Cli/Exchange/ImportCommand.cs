using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Cli.Sources;
using Aggregator.Server.Following;
using Aggregator.Sources.Exchange;

namespace Aggregator.Server.Cli.Exchange;

/// <summary>The <c>import</c> subcommand: takes sources from OPML, CSV or JSON.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "OPML 2.0, CSV (first row: names of settings), or JSON in the form of feeds.json" };
        return DeskRun.Complete(
            new Command("import", "Takes sources from a file, with a verdict a line; the same file again changes nothing") { file },
            (result, desk, cancellationToken) => RunAsync(desk, result.PathOf(file), cancellationToken));
    }

    private static async Task<int> RunAsync(DeskCall desk, string path, CancellationToken cancellationToken)
    {
        if (await ReadAsync(path, cancellationToken) is not { } bytes)
        {
            await desk.Call.Error.WriteLineAsync($"{path} cannot be read: name a file that is there, of at most {ExchangedSources.MostBytes / 1024 / 1024} MB.");
            return ExitCode.WrongUse;
        }

        var counts = new int[Enum.GetValues<ImportResult>().Length];
        await foreach (var verdict in new SourceImport(desk.Desk).RunAsync(ExchangedSources.Read(bytes), desk.By, cancellationToken))
        {
            counts[(int)verdict.Result]++;
            Tell(desk, verdict);
        }

        if (!desk.IsJson)
        {
            desk.Call.Output.WriteLine(
                $"{Quantity.Of(counts[(int)ImportResult.Added], "source")} added, {counts[(int)ImportResult.Changed]} changed, {counts[(int)ImportResult.Same]} as before, {counts[(int)ImportResult.Refused]} refused.");
        }

        return counts[(int)ImportResult.Refused] > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Tell(DeskCall desk, ImportVerdict verdict)
    {
        var result = verdict.Result switch
        {
            ImportResult.Added => "added",
            ImportResult.Changed => "changed",
            ImportResult.Same => "as before",
            _ => "refused",
        };
        if (desk.IsJson)
        {
            JsonAnswer.Write(desk.Call, new JsonObject { ["line"] = verdict.Line, ["id"] = verdict.Id, ["result"] = verdict.Result.ToString().ToLowerInvariant(), ["detail"] = verdict.Detail });
        }
        else
        {
            desk.Call.Output.WriteLine($"line {verdict.Line}: {(verdict.Id.Length > 0 ? $"{verdict.Id}: " : "")}{result}{(verdict.Detail is { } detail ? $": {detail}" : "")}");
        }
    }

    private static async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= ExchangedSources.MostBytes ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
