using System.CommandLine;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The <c>source</c> subcommands: the sources and the state of each.</summary>
internal static class SourceCommand
{
    public static Command Create() => new("source", "Lists, tests, pauses and resumes sources; works while the service runs")
    {
        SourceList.Create(),
        SourceTestCommand.Create(),
        CreateSwitch("pause", "Stops asking a source until it is resumed", "paused", (store, id, _, token) => store.PauseAsync(id, "Paused by the operator.", token)),
        CreateSwitch("resume", "Asks a paused source again, at once", "followed again", (store, id, now, token) => store.ResumeAsync(id, now, token)),
    };

    private static Command CreateSwitch(
        string name, string description, string done, Func<ISourceStore, string, DateTimeOffset, CancellationToken, Task> turnAsync)
    {
        var (data, id) = (CommonOptions.Data(), new Argument<string>("ID") { Description = "The id of a source in feeds.json" });
        var command = new Command(name, description) { id, data };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var wanted = result.GetRequiredValue(id);
            if ((await store.Sources.HealthAsync(cancellationToken)).All(source => source.SourceId != wanted || !source.Active))
            {
                await result.Call.Error.WriteLineAsync($"{wanted}: no such source; see source list.");
                return ExitCode.WrongUse;
            }

            await turnAsync(store.Sources, wanted, TimeProvider.System.GetUtcNow(), cancellationToken);
            result.Call.Output.WriteLine($"{wanted} is {done}.");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
