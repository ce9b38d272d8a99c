using System.Collections.Concurrent;
using System.CommandLine;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Options;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.Sources.Verify;

/// <summary>The <c>source verify</c> subcommand: which sources answer from this network.</summary>
internal static class SourceVerifyCommand
{
    /// <summary>Waiting for servers is cheap; the gate of each host keeps the requests polite.</summary>
    private const int AtOnce = 16;

    public static Command Create()
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        var ids = new Argument<string[]>("ID") { Description = "Ids of sources; none means all, disabled ones too", Arity = ArgumentArity.ZeroOrMore };
        var resume = new Option<bool>("--resume") { Description = "Go on where a stopped run ended: what was found within a day is not asked again" };
        var command = new Command("verify", "Asks every source once and says which answer from this network, with news and in Arabic") { ids, resume, feeds, data, json };
        command.SetAction((result, cancellationToken) => NetworkRun.RunAsync(
            result,
            data,
            asks => RunAsync(result, asks, (result.GetValue(ids) ?? [], result.GetValue(resume), result.GetValue(json)), result.DataOf(data), result.FeedsOf(feeds, result.DataOf(data)), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult result, Fetch fetchAsync, (string[] Ids, bool Resume, bool Json) asked, string data, string feeds, CancellationToken cancellationToken)
    {
        var call = result.Call;
        var sources = Composition.OpenCatalogue(feeds).Current;
        if (asked.Ids.Except(sources.Select(source => source.Id)).ToList() is { Count: > 0 } strangers)
        {
            await call.Error.WriteLineAsync($"{string.Join(", ", strangers)}: no such source in {feeds}; see source list.");
            return ExitCode.WrongUse;
        }

        List<Source> wanted = [.. sources.Where(source => asked.Ids.Length == 0 || asked.Ids.Contains(source.Id))];
        using var log = VerifyLog.Open(data, asked.Resume, TimeProvider.System.GetUtcNow());
        var found = new ConcurrentDictionary<string, InspectedSource>(log.Known);
        var isWhole = await InspectAsync(call, fetchAsync, [.. wanted.Where(source => !found.ContainsKey(source.Id))], log, found, cancellationToken);
        var report = new VerifyReport([.. from source in wanted where found.ContainsKey(source.Id) select (source, found[source.Id])]);
        if (asked.Json)
        {
            report.Write(call);
        }
        else
        {
            report.Tell(call, result.Language);
        }

        if (!isWhole)
        {
            await call.Error.WriteLineAsync(result.Language.Choose(
                $"Stopped after {found.Count} of {wanted.Count}; source verify --resume goes on.",
                $"توقف بعد {found.Count} من {wanted.Count}؛ للمتابعة: \u2066source verify --resume\u2069."));
        }

        return isWhole ? ExitCode.Done : ExitCode.Failed;
    }

    /// <returns>False when the caller stopped it.</returns>
    private static async Task<bool> InspectAsync(
        CommandCall call, Fetch fetchAsync, List<Source> sources, VerifyLog log, ConcurrentDictionary<string, InspectedSource> found, CancellationToken cancellationToken)
    {
        var configuration = call.Configuration;
        var inspection = new SourceInspection(
            fetchAsync, TimeProvider.System, OptionsTable.Read<PipelineOptions>(configuration), OptionsTable.Read<FeedsOptions>(configuration));
        var progress = new ProgressLine(call, sources.Count);
        try
        {
            await Parallel.ForEachAsync(
                sources,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (source, token) =>
                {
                    var answer = await inspection.InspectAsync(source, token);
                    log.Note(answer, TimeProvider.System.GetUtcNow());
                    found[source.Id] = answer;
                    progress.Step(source.Name);
                });
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            progress.End();
        }
    }
}
