using System.CommandLine;
using Aggregator.Fetching;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Options;

namespace Aggregator.Server.Cli;

/// <summary>Runs a command that asks servers and needs no store: in the service of the data folder, so that both together are
/// polite, or here when there is none.</summary>
internal static class NetworkRun
{
    /// <param name="result">The parsed command line.</param>
    /// <param name="data">The option that names the folder.</param>
    /// <param name="runAsync">The command itself: it gets the way to ask a server, and returns the exit code.</param>
    public static Task<int> RunAsync(
        ParseResult result, Option<DirectoryInfo> data, Func<Fetch, Task<int>> runAsync, CancellationToken cancellationToken) =>
        CommandRun.GuardAsync(result.Call, async () =>
        {
            if (result.Call.Service?.GetService<Fetch>() is { } theirs)
            {
                return await runAsync(theirs);
            }

            using var service = await RunningService.FindAsync(result.DataOf(data), cancellationToken);
            if (service is not null)
            {
                return await service.RunAsync(result.Call, cancellationToken);
            }

            using var fetcher = new Fetcher(OptionsTable.Read<FetchingOptions>(result.Call.Configuration), TimeProvider.System);
            return await runAsync(fetcher.FetchAsync);
        });
}
