using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Server.Cli.Sources.Adding;
using Aggregator.Server.Cli.Sources.Verify;
using Aggregator.Server.Following;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source</c> subcommands: the sources and the state of each.</summary>
internal static class SourceCommand
{
    public static Command Create() => new("source", "Adds, lists, tests, edits, pauses, removes and restores sources; works while the service runs")
    {
        SourceList.Create(),
        SourceAddCommand.Create(),
        SourceTestCommand.Create(),
        SourceVerifyCommand.Create(),
        SourceEditCommand.CreateShow(),
        SourceEditCommand.CreateEdit(),
        SourceEditCommand.CreateRevert(),
        CreateSwitch("pause", "Stops asking a source until it is resumed", ("is paused", "أُوقف مؤقتا"), (desk, id, token) => desk.Desk.PauseAsync(id, desk.By, token)),
        CreateSwitch("resume", "Asks a paused source again, at once", ("is followed again", "متابَع من جديد"), (desk, id, token) => desk.Desk.ResumeAsync(id, desk.By, token)),
        CreateSwitch("ask", "Asks a source now, although it is not due", ("is due now", "حان موعده الآن"), (desk, id, token) => desk.Desk.AskAsync(id, desk.By, token)),
        SourceRemoveCommand.CreateRemove(),
        SourceRemoveCommand.CreateRestore(),
    };

    private static Command CreateSwitch(
        string name, string description, (string English, string Arabic) done, Func<DeskCall, string, CancellationToken, Task<DeskOutcome>> turnAsync)
    {
        var id = SourceEditCommand.Id();
        return DeskRun.Complete(new Command(name, description) { id }, async (result, desk, cancellationToken) =>
        {
            var wanted = result.GetRequiredValue(id);
            if (!desk.IsJson)
            {
                return await desk.TellAsync(await turnAsync(desk, wanted, cancellationToken), wanted, _ => desk.Language.Choose($"{wanted} {done.English}.", $"{Direction.Isolated(wanted, Language.Arabic)}: {done.Arabic}."));
            }

            if (await turnAsync(desk, wanted, cancellationToken) is DeskOutcome.Refused refused)
            {
                return await desk.TellAsync(refused, wanted, _ => "");
            }

            JsonAnswer.Write(desk.Call, new JsonObject { ["id"] = wanted, ["state"] = name switch { "pause" => "paused", "resume" => "followed", _ => "due" } });
            return ExitCode.Done;
        });
    }
}
