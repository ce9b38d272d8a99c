using System.CommandLine;
using Aggregator.Server.Cli.Sources;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Server.Cli.Service;

/// <summary>The hidden <c>probe</c> subcommand: reads one value from the store, names store and list of sources, and tells whether
/// the stations succeed and what operators made of the list. <c>doctor</c> sends it to a running service.</summary>
internal static class ProbeCommand
{
    public const string Name = "probe";

    /// <summary>What is said of stations that succeed.</summary>
    public const string InOrder = "in order";

    /// <summary>The health check that tells whether the jobs succeed.</summary>
    private const string StationsCheck = "stations";

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command(Name, "Asks the store whether it can be read and written") { data };
        command.Hidden = true;
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            await store.Upkeep.ProbeAsync(cancellationToken);
            var service = result.Call.Service;
            await result.Call.Output.WriteAsync(
                $"{store.Place}\n{service?.GetService<SourceCatalogFile>()?.Path}\n{await StationsAsync(service, cancellationToken)}\n");
            foreach (var said in service?.GetService<EffectiveSources>() is { } sources ? CatalogueWords.Of(sources.Current) : [])
            {
                await result.Call.Output.WriteLineAsync(said);
            }

            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static async Task<string> StationsAsync(IServiceProvider? service, CancellationToken cancellationToken)
    {
        // A process that only fetches has no jobs.
        if (service?.GetService<HealthCheckService>() is not { } checks)
        {
            return InOrder;
        }

        var report = await checks.CheckHealthAsync(check => check.Name == StationsCheck, cancellationToken);
        return report.Status is HealthStatus.Healthy ? InOrder : string.Join("; ", report.Entries.Values.Select(check => check.Description?.ReplaceLineEndings(" ")));
    }
}
