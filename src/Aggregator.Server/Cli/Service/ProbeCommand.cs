using System.CommandLine;
using Aggregator.Server.Cli.Sources;
using Aggregator.Server.Following;
using Aggregator.Sources;

namespace Aggregator.Server.Cli.Service;

/// <summary>The hidden <c>probe</c> subcommand: reads one value from the store, names store and list of sources,
/// and tells what operators made of it. <c>doctor</c> sends it to a running service.</summary>
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
            await result.Call.Output.WriteAsync($"{store.Place}\n{result.Call.Service?.GetService<SourceCatalogFile>()?.Path}\n");
            foreach (var said in result.Call.Service?.GetService<EffectiveSources>() is { } sources ? CatalogueWords.Of(sources.Current) : [])
            {
                await result.Call.Output.WriteLineAsync(said);
            }

            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
