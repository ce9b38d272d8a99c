using System.CommandLine;

namespace Aggregator.Server.Cli.Service;

/// <summary>The hidden <c>probe</c> subcommand: reads one value from the store. <c>doctor</c> sends it to a running
/// service.</summary>
internal static class ProbeCommand
{
    public const string Name = "probe";

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command(Name, "Asks the store whether it can be read and written") { data };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            await store.Upkeep.ProbeAsync(cancellationToken);
            await result.Call.Output.WriteAsync($"{store.Place} answers; the service is at work on it");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
