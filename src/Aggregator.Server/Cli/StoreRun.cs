using System.CommandLine;
using System.Diagnostics;
using Aggregator.Server.Cli.Door;
using Aggregator.Storage;

namespace Aggregator.Server.Cli;

/// <summary>Runs a command that needs the store of a data folder: in the service that has locked the folder, or here when there
/// is none.</summary>
internal static class StoreRun
{
    /// <param name="result">The parsed command line.</param>
    /// <param name="data">The option that names the folder. A service uses the store that it has opened.</param>
    /// <param name="runAsync">The command itself; it returns the exit code.</param>
    public static Task<int> RunAsync(
        ParseResult result, Option<DirectoryInfo> data, Func<Store, Task<int>> runAsync, CancellationToken cancellationToken)
    {
        var call = result.Call;
        return CommandRun.GuardAsync(call, async () =>
        {
            if (call.Store is { } ours)
            {
                return await runAsync(ours);
            }

            var folder = result.DataOf(data);
            if (!Store.Exists(folder))
            {
                throw new StartFaultException($"There is no store in {folder}: start the service once, or name its folder with --data.");
            }

            // A decision updates its story, so the command needs the same settings as the service.
            var settings = StoreRegistration.Settings(Composition.Configuration());
            StoreRegistration.CheckEngine(folder, settings);
            switch (await FolderTurn.TakeAsync(folder, call.Patience, cancellationToken))
            {
                case FolderTurn.Mine(var held):
                    using (held)
                    {
                        using var store = StoreRegistration.Open(held.Path, settings);
                        return await runAsync(store);
                    }

                case FolderTurn.Served(var service):
                    using (service)
                    {
                        return await service.RunAsync(call, cancellationToken);
                    }

                default:
                    throw new UnreachableException();
            }
        });
    }
}
