using System.CommandLine;
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
        var data = CommonOptions.Data();
        var by = new Option<string>("--by") { Description = "Who decides", DefaultValueFactory = _ => Environment.UserName };
        var reason = new Option<string>("--reason") { Description = "Why, in a few words; kept with the decision", Required = true };
        foreach (var option in (Option[])[by, reason, data])
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(() =>
        {
            var editor = new Editor(result.GetRequiredValue(by).Trim(), TimeProvider.System.GetUtcNow(), result.GetRequiredValue(reason).Trim());
            return DecideAsync(result.GetRequiredValue(data).FullName, editor, decide(result, editor), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> DecideAsync(string folder, Editor editor, EditorDecision decision, CancellationToken cancellationToken)
    {
        if (editor.Name.Length == 0 || editor.Reason.Length == 0)
        {
            await Console.Error.WriteLineAsync("A decision is kept with who made it and why: give --by and --reason.");
            return ExitCode.WrongUse;
        }

        using var visit = StoreVisit.Open(folder);
        switch (await visit.Decisions.DecideAsync(decision, cancellationToken))
        {
            case DecisionOutcome.Decided(var made, var moved):
                Console.WriteLine($"Decision {made.Id}: {DecisionWords.What(made)}; {Quantity.Of(moved, "article stands", "articles stand")} elsewhere now.");
                return ExitCode.Done;
            case DecisionOutcome.Refused refused:
                await Console.Error.WriteLineAsync(DecisionWords.Of(refused));
                return ExitCode.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
