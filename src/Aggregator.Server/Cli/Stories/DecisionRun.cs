using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;
using Aggregator.Stories.Decisions;

namespace Aggregator.Server.Cli.Stories;

/// <summary>The editor, the time and the reason of a decision.</summary>
internal sealed record Editor(string Name, DateTimeOffset At, string Reason);

/// <summary>Gives a command the options that every decision needs, and makes the decision.</summary>
internal static class DecisionRun
{
    public static Command Complete(Command command, Func<ParseResult, Editor, EditorDecision> decide)
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var by = new Option<string>("--by") { Description = "Who decides; without it the user who calls" };
        var reason = new Option<string>("--reason") { Description = "Why, in a few words; kept with the decision", Required = true };
        foreach (var option in (Option[])[by, reason, data, json])
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, store =>
        {
            var editor = new Editor((result.GetValue(by) ?? result.Call.User).Trim(), TimeProvider.System.GetUtcNow(), result.GetRequiredValue(reason).Trim());
            return DecideAsync(result.Call, store, decide(result, editor), result.GetValue(json), cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static async Task<int> DecideAsync(CommandCall call, Store store, EditorDecision decision, bool json, CancellationToken cancellationToken)
    {
        if (decision.By.Length == 0 || string.IsNullOrEmpty(decision.Reason))
        {
            await call.Error.WriteLineAsync("A decision is kept with who made it and why: give --by and --reason.");
            return ExitCode.WrongUse;
        }

        switch (await store.Decisions.DecideAsync(decision, cancellationToken))
        {
            case DecisionOutcome.Decided(var made, var moved) when json:
                JsonAnswer.Write(call, new JsonObject { ["decision"] = made.Id, ["what"] = DecisionWords.What(made), ["moved"] = moved });
                return ExitCode.Done;
            case DecisionOutcome.Decided(var made, var moved):
                call.Output.WriteLine($"Decision {made.Id}: {DecisionWords.What(made)}; {Quantity.Of(moved, "article")} changed place, hidden or shown again.");
                return ExitCode.Done;
            case DecisionOutcome.Refused refused:
                await call.Error.WriteLineAsync(DecisionWords.Of(refused));
                return ExitCode.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
