using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Following;
using Aggregator.Server.Options;
using Aggregator.Sources;
using Aggregator.Storage.Accounts;
using Aggregator.Text.Sentences;

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
        var apply = new Option<bool>("--apply") { Description = "Enable the disabled sources that are in order; feeds.json stays as it is" };
        var command = new Command("verify", "Asks every source once and says which answer from this network, with news and in Arabic") { ids, apply, resume, feeds, data, json };
        command.SetAction((result, cancellationToken) => NetworkRun.RunAsync(
            result,
            data,
            asks => RunAsync(
                result,
                asks,
                new Asked(result.GetValue(ids) ?? [], result.GetValue(apply), result.GetValue(resume), result.GetValue(json))
                {
                    Data = result.DataOf(data),
                    Feeds = result.FeedsOf(feeds, result.DataOf(data)),
                },
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, Fetch fetchAsync, Asked asked, CancellationToken cancellationToken)
    {
        var (call, language) = (result.Call, result.Language);
        var sources = await DeskOfCall.ListAsync(call, asked.Data, asked.Feeds, cancellationToken);
        if (asked.Ids.Except(sources.Select(source => source.Id)).ToList() is { Count: > 0 } strangers)
        {
            await call.Error.WriteLineAsync($"{string.Join(", ", strangers)}: no such source in {asked.Feeds}; see source list.");
            return ExitCode.WrongUse;
        }

        List<Source> wanted = [.. sources.Where(source => asked.Ids.Count == 0 || asked.Ids.Contains(source.Id))];
        using var log = VerifyLog.Open(asked.Data, asked.Resume, TimeProvider.System.GetUtcNow());
        var found = new ConcurrentDictionary<string, InspectedSource>(log.Known);
        var isWhole = await InspectAsync(call, fetchAsync, [.. wanted.Where(source => !found.ContainsKey(source.Id))], log, found, cancellationToken);
        var report = new VerifyReport([.. from source in wanted where found.ContainsKey(source.Id) select (source, found[source.Id])]);
        if (asked.Json)
        {
            report.Write(call);
        }
        else
        {
            report.Tell(call, language, offersApply: !asked.Apply);
        }

        if (!isWhole)
        {
            var done = wanted.Count(source => found.ContainsKey(source.Id));
            await call.Error.WriteLineAsync(language.Choose(
                $"Stopped after {done} of {wanted.Count}; source verify --resume goes on.",
                $"توقف بعد {done} من {wanted.Count}؛ للمتابعة: \u2066source verify --resume\u2069."));
            return ExitCode.Failed;
        }

        return asked.Apply && report.Ready.Count > 0
            ? await EnableAsync(call, language, asked, report.Ready, cancellationToken)
            : ExitCode.Done;
    }

    /// <summary>Enables sources as an operator would, one by one.</summary>
    private static Task<int> EnableAsync(CommandCall call, Language language, Asked asked, IReadOnlyList<Source> ready, CancellationToken cancellationToken) =>
        DeskOfCall.WithAsync(call, asked.Data, asked.Feeds, async desk =>
        {
            var refused = 0;
            foreach (var source in ready)
            {
                // Null takes a setting back to its default: enabled, without a reason against it.
                var enabled = new JsonObject { ["enabled"] = null, ["disabledReason"] = null };
                if (await desk.EditAsync(source.Id, enabled, [], new Author(call.User, AuthorWay.Command), cancellationToken) is DeskOutcome.Refused refusal)
                {
                    refused++;
                    await call.Error.WriteLineAsync($"{source.Id}: {string.Join(' ', refusal.Reasons)}");
                }
            }

            // Standard output holds only JSON when a script wants it.
            await (asked.Json ? call.Error : call.Output).WriteLineAsync(language.Choose(
                $"{Quantity.Of(ready.Count - refused, "source")} enabled; feeds.json stays as it is.",
                $"فُعّلت مصادر عددها {ready.Count - refused}، ولم يتغير \u2066feeds.json\u2069."));
            return refused == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellationToken);

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

    /// <summary>What the caller wants.</summary>
    private sealed record Asked(IReadOnlyList<string> Ids, bool Apply, bool Resume, bool Json)
    {
        public required string Data { get; init; }

        public required string Feeds { get; init; }
    }
}
