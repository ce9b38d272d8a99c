using System.CommandLine;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Aggregator.Storage.Accounts;
using Aggregator.Trials;

namespace Aggregator.Server.Cli.Sources.Adding;

/// <summary>The sources that we have, of the file and of the store, and the way to add one: in the service, or with the data folder
/// alone.</summary>
internal sealed class SourceShelf(ParseResult result, string folder, string feeds)
{
    private volatile IReadOnlyList<Source> _known = [];

    public IReadOnlyList<Source> Known => _known;

    public async Task OpenAsync(CancellationToken cancellationToken) => _known = await DeskOfCall.ListAsync(result.Call, folder, feeds, cancellationToken);

    public async Task<SavingOutcome> SaveAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        var by = new Author(result.Call.User, AuthorWay.Command);
        var outcome = await DeskOfCall.WithAsync(
            result.Call, folder, feeds, (store, desk) => new ProposalSaving(store, desk, TimeProvider.System).SaveAsync(proposal, by, cancellationToken), cancellationToken);
        if (outcome is { Saved: not null, Proposal.Source: { } source })
        {
            _known = [.. _known, source];
        }

        return outcome;
    }
}
