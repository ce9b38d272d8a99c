using System.Globalization;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Trials;
using Aggregator.Trials.Marks;
using Aggregator.Trials.Saving;

namespace Aggregator.Server.Following;

/// <summary>Saves a proposed source with its first articles, for commands and pages alike. Before that nothing of it is stored.</summary>
/// <param name="desk">Checks the source and writes the audit.</param>
internal sealed class ProposalSaving(Store store, SourceDesk desk, TimeProvider clock)
{
    /// <param name="proposal">With the source as the operator wants it, edited or not.</param>
    /// <param name="by">Kept with the source and in the audit.</param>
    /// <param name="cancellationToken">Nothing is saved, or the source without articles, which the service then reads.</param>
    public async Task<SavingOutcome> SaveAsync(Proposal proposal, Author by, CancellationToken cancellationToken)
    {
        if (proposal.IsRefused || proposal.Source is not { } source)
        {
            return new SavingOutcome(proposal);
        }

        var list = await desk.ListAsync(cancellationToken);
        if ((KnownPaper.Find(list.Sources, source.FeedUrls[0]) ?? (source.HomePage is { } home ? KnownPaper.Find(list.Sources, home) : null)) is { } ours)
        {
            return new SavingOutcome(proposal with { Refusals = [new Finding(FindingKind.AlreadyFollowed, ours.Name, ours.Id)] });
        }

        source = source with { Id = FreeId(source.Id, list) };
        if (await desk.AddAsync(SourceWriter.Entry(source), by, cancellationToken) is DeskOutcome.Refused(var reasons))
        {
            return new SavingOutcome(proposal) { Faults = reasons };
        }

        var final = proposal with { Source = source };
        return new SavingOutcome(final) { Saved = await FirstArticles.SaveAsync(store, final, [.. list.Sources, source], clock.GetUtcNow(), cancellationToken) };
    }

    /// <summary>Articles are kept under the id of their source, so that of a removed source stays taken.</summary>
    private static string FreeId(string id, EffectiveCatalogue list)
    {
        var taken = list.Sources.Select(source => source.Id).Concat(list.Removed.Select(removed => removed.Settings.SourceId)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"))
            .First(free => !taken.Contains(free));
    }
}

/// <summary>What came of saving a proposal.</summary>
/// <param name="Proposal">As it was saved; refused when the paper has come into the list since it was tried.</param>
internal sealed record SavingOutcome(Proposal Proposal)
{
    /// <summary>Null when nothing was saved.</summary>
    public SavedSource? Saved { get; init; }

    /// <summary>Why the source as it was edited cannot be saved; empty when it was, or when it is refused.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
