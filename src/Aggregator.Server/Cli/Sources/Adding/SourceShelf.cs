using System.CommandLine;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Trials;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Server.Cli.Sources.Adding;

/// <summary>The sources that we have, of the file and of the store, and the way to add one: in the service, or with the data folder
/// alone.</summary>
internal sealed class SourceShelf(ParseResult result, string folder, string feeds)
{
    private IReadOnlyList<Source> _file = [];
    private volatile IReadOnlyList<Source> _known = [];

    public IReadOnlyList<Source> Known => _known;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _known = _file = Composition.OpenCatalogue(feeds).Current;
        if (result.Call.Store is not null || Store.Exists(folder))
        {
            _known = await UseAsync(async (_, desk) => (await desk.ListAsync(cancellationToken)).Sources, cancellationToken);
        }
    }

    public async Task<SavingOutcome> SaveAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var by = new Author(result.Call.User, AuthorWay.Command);
        var outcome = await UseAsync((store, desk) => new ProposalSaving(store, desk, TimeProvider.System).SaveAsync(proposal, by, cancellationToken), cancellationToken);
        if (outcome is { Saved: not null, Proposal.Source: { } source })
        {
            _known = [.. _known, source];
        }

        return outcome;
    }

    private async Task<T> UseAsync<T>(Func<Store, SourceDesk, Task<T>> useAsync, CancellationToken cancellationToken)
    {
        if (result.Call.Store is { } ours)
        {
            return await useAsync(ours, result.Call.Service?.GetService<SourceDesk>() ?? Desk(ours));
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
            return await useAsync(store, Desk(store));
        }
    }

    private SourceDesk Desk(Store store) => new(
        store, () => _file, new SourceRemovals(store.Settings, store.Removed, TimeProvider.System, NullLogger<SourceRemovals>.Instance), TimeProvider.System);
}
