using Aggregator.Pipeline;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Server.Cli.Sources;

/// <summary>The list of sources and its desk for a command that asks servers for minutes: without a service it holds the data
/// folder only while it reads or changes the list.</summary>
internal static class DeskOfCall
{
    /// <returns>All sources in force, also where the service has not started yet.</returns>
    public static async Task<IReadOnlyList<Source>> ListAsync(CommandCall call, string data, string feeds, CancellationToken cancellationToken) =>
        call.Store is null && !Store.Exists(data)
            ? Composition.OpenCatalogue(feeds).Current
            : await WithAsync(call, data, feeds, async desk => (await desk.ListAsync(cancellationToken)).Sources, cancellationToken);

    public static Task<T> WithAsync<T>(CommandCall call, string data, string feeds, Func<SourceDesk, Task<T>> useAsync, CancellationToken cancellationToken) =>
        WithAsync(call, data, feeds, (_, desk) => useAsync(desk), cancellationToken);

    public static async Task<T> WithAsync<T>(CommandCall call, string data, string feeds, Func<Store, SourceDesk, Task<T>> useAsync, CancellationToken cancellationToken)
    {
        if (call.Store is { } ours)
        {
            return await useAsync(ours, Of(ours, feeds));
        }

        using var folder = await FolderTurn.OwnAsync(data, call.Patience, cancellationToken);
        using var store = StoreRegistration.Open(folder.Path, StoreRegistration.Settings(call.Configuration));
        return await useAsync(store, Of(store, feeds));
    }

    private static SourceDesk Of(Store store, string feeds)
    {
        var file = Composition.OpenCatalogue(feeds);
        var removals = new SourceRemovals(store.Settings, store.Removed, TimeProvider.System, NullLogger<SourceRemovals>.Instance);
        return new SourceDesk(store, () => file.Current, removals, TimeProvider.System);
    }
}
