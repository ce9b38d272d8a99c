using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Images;

/// <summary>The <c>image</c> subcommands: pictures that readers reported, and what editors decide about them.</summary>
internal static class ImageCommand
{
    public static Command Create() => new("image", "Lists reported pictures, hides, restores and confirms them; works while the service runs")
    {
        ImageReports.CreateList(),
        ImageReports.CreateShow(),
        Decide("hide", "The picture is shown nowhere, at whatever address it stands", PictureState.Hidden),
        Decide("restore", "The picture is shown, and no report of readers hides it again", PictureState.Restored),
        Decide("confirm", "The readers are right: the picture stays hidden for ever", PictureState.Confirmed),
    };

    private static Command Decide(string name, string help, PictureState state)
    {
        var (picture, data, json) = (PictureArgument.Create(), CommonOptions.Data(), CommonOptions.Json());
        var by = new Option<string>("--by") { Description = "Who decides; without it the user who calls" };
        var reason = new Option<string>("--reason") { Description = "Why, in a few words; kept with the decision", Required = true };
        var command = new Command(name, help) { picture, by, reason, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var decision = new PictureDecision(
                state, (result.GetValue(by) ?? result.Call.User).Trim(), TimeProvider.System.GetUtcNow(), result.GetRequiredValue(reason).Trim());
            if (decision.By.Length == 0 || string.IsNullOrEmpty(decision.Reason))
            {
                await result.Call.Error.WriteLineAsync("A decision is kept with who made it and why: give --by and --reason.");
                return ExitCode.WrongUse;
            }

            if (await PictureArgument.OpenAsync(store, result.GetRequiredValue(picture), decision.At, cancellationToken) is not { } number)
            {
                await result.Call.Error.WriteLineAsync(PictureArgument.Unknown(result.GetRequiredValue(picture)));
                return ExitCode.Failed;
            }

            await store.Images.DecideAsync(number, decision, cancellationToken);
            if (result.GetValue(json))
            {
                JsonAnswer.Write(result.Call, new JsonObject { ["picture"] = number, ["state"] = JsonNamingPolicy.CamelCase.ConvertName(state.ToString()) });
            }
            else
            {
                result.Call.Output.WriteLine($"Picture {number} is {ImageReports.Words(state)}.");
            }

            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
