using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Cli.Sources.Adding;
using Aggregator.Server.Cli.Sources.Verify;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source</c> subcommands: the sources and the state of each.</summary>
internal static class SourceCommand
{
    public static Command Create() => new("source", "Adds, lists, tests, pauses and resumes sources; works while the service runs")
    {
        SourceList.Create(),
        SourceAddCommand.Create(),
        SourceTestCommand.Create(),
        SourceVerifyCommand.Create(),
        CreateSwitch("pause", "Stops asking a source until it is resumed", ("paused", "أُوقف مؤقتا"), (store, id, user, _, token) => store.PauseAsync(id, new(SentenceKind.PausedByOperator, user, id), token)),
        CreateSwitch("resume", "Asks a paused source again, at once", ("followed again", "متابَع من جديد"), (store, id, _, now, token) => store.ResumeAsync(id, now, token)),
    };

    private static Command CreateSwitch(
        string name, string description, (string English, string Arabic) done, Func<ISourceStore, string, string, DateTimeOffset, CancellationToken, Task> turnAsync)
    {
        var (data, json, id) = (CommonOptions.Data(), CommonOptions.Json(), new Argument<string>("ID") { Description = "The id of a source in feeds.json" });
        var command = new Command(name, description) { id, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var wanted = result.GetRequiredValue(id);
            if ((await store.Sources.HealthAsync(cancellationToken)).All(source => source.SourceId != wanted || !source.Active))
            {
                await result.Call.Error.WriteLineAsync(result.Language.Choose($"{wanted}: no such source; see source list.", $"{Direction.Isolated(wanted, Language.Arabic)}: لا مصدر بهذا المعرّف؛ راجع \u2066source list\u2069."));
                return ExitCode.WrongUse;
            }

            await turnAsync(store.Sources, wanted, result.Call.User, TimeProvider.System.GetUtcNow(), cancellationToken);
            if (result.GetValue(json))
            {
                JsonAnswer.Write(result.Call, new JsonObject { ["id"] = wanted, ["state"] = name == "pause" ? "paused" : "followed" });
            }
            else
            {
                result.Call.Output.WriteLine(result.Language.Choose($"{wanted} is {done.English}.", $"{Direction.Isolated(wanted, Language.Arabic)}: {done.Arabic}."));
            }

            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
