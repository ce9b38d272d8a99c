using System.CommandLine;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Text.Sentences;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Server.Cli.Sources;

/// <summary>Runs a command that changes sources, and tells what came of it.</summary>
internal static class DeskRun
{
    /// <param name="command">Gets the options <c>--feeds</c>, <c>--data</c> and <c>--json</c>.</param>
    /// <param name="runAsync">The command itself; it returns the exit code.</param>
    public static Command Complete(Command command, Func<ParseResult, DeskCall, CancellationToken, Task<int>> runAsync)
    {
        var (feeds, data, json) = (CommonOptions.Feeds(), CommonOptions.Data(), CommonOptions.Json());
        foreach (var option in (Option[])[feeds, data, json])
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(
            result,
            data,
            store => runAsync(result, new DeskCall(store, DeskOf(store, result.FeedsOf(feeds, result.DataOf(data))), result.GetValue(json), result.Call, result.Language), cancellationToken),
            cancellationToken));
        return command;
    }

    private static SourceDesk DeskOf(Store store, string feeds)
    {
        // Some commands do not need the file, and it may not be there.
        var file = new Lazy<SourceCatalogFile>(() => Composition.OpenCatalogue(feeds));
        return new SourceDesk(
            store,
            () => file.Value.Current,
            new SourceRemovals(store.Settings, store.Removed, TimeProvider.System, NullLogger<SourceRemovals>.Instance),
            TimeProvider.System);
    }
}

/// <summary>What a command that changes sources needs.</summary>
internal sealed record DeskCall(Store Store, SourceDesk Desk, bool IsJson, CommandCall Call, Language Language)
{
    public Author By => new(Call.User, AuthorWay.Command);

    /// <summary>Says what was done, or every reason why nothing was.</summary>
    /// <param name="outcome">What came of the change.</param>
    /// <param name="id">The source.</param>
    /// <param name="done">What was done, in a sentence.</param>
    public async Task<int> TellAsync(DeskOutcome outcome, string id, Func<DeskOutcome.Done, string> done)
    {
        switch (outcome)
        {
            case DeskOutcome.Done made:
                if (IsJson)
                {
                    JsonAnswer.Write(Call, SourceDescription.Json(id, made));
                }
                else
                {
                    Call.Output.WriteLine(done(made));
                }

                return ExitCode.Done;
            case DeskOutcome.Refused refused:
                foreach (var reason in refused.IsUnknown ? [Unknown(id)] : refused.Reasons)
                {
                    await Call.Error.WriteLineAsync(reason.StartsWith(id, StringComparison.Ordinal) ? reason : $"{id}: {reason}");
                }

                return refused.IsUnknown ? ExitCode.WrongUse : ExitCode.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public string Unknown(string id) => Language.Choose(
        $"{id}: no such source; see source list.", $"{Direction.Isolated(id, Language.Arabic)}: لا مصدر بهذا المعرّف؛ راجع \u2066source list\u2069.");
}
