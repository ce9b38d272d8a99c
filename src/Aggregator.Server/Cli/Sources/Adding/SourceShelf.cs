using System.CommandLine;
using Aggregator.Server.Cli.Door;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Trials;
using Aggregator.Trials.Saving;

namespace Aggregator.Server.Cli.Sources.Adding;

/// <summary>The sources that we have, of the file and of the store, and the way to add one: in the service, or with the data folder
/// alone.</summary>
internal sealed class SourceShelf(ParseResult result, string folder, string feeds)
{
    private volatile IReadOnlyList<Source> _known = [];

    public IReadOnlyList<Source> Known => _known;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var file = Composition.OpenCatalogue(feeds).Current;
        _known = file;
        if (result.Call.Store is not null || Store.Exists(folder))
        {
            _known = await UseAsync(async store => EffectiveCatalogue.Of(file, await store.Settings.AllAsync(cancellationToken)).Sources, cancellationToken);
        }
    }

    /// <returns>The proposal with a refusal when another address of the same run has brought the paper, and what was saved.</returns>
    public async Task<(Proposal Proposal, SavedSource? Saved)> SaveAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var known = _known;
        var (final, saved) = await UseAsync(
            store => new SourceSaving(store, TimeProvider.System).SaveAsync(proposal, known, $"cli:{result.Call.User}", cancellationToken), cancellationToken);
        if (saved is not null)
        {
            _known = [.. known, final.Source!]; // What was saved has a source.
        }

        return (final, saved);
    }

    private async Task<T> UseAsync<T>(Func<Store, Task<T>> useAsync, CancellationToken cancellationToken)
    {
        if (result.Call.Store is { } ours)
        {
            return await useAsync(ours);
        }

        var settings = StoreRegistration.Settings(result.Call.Configuration);
        StoreRegistration.CheckEngine(folder, settings);
        if (await FolderTurn.TakeAsync(folder, result.Call.Patience, cancellationToken) is not FolderTurn.Mine(var held))
        {
            throw new StartFaultException($"A service has just started on {folder}: call the command again.");
        }

        using (held)
        {
            using var store = StoreRegistration.Open(held.Path, settings);
            return await useAsync(store);
        }
    }
}
