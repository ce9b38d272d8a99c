using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Trials.Marks;

namespace Aggregator.Trials.Saving;

/// <summary>Saves a proposed source with its first articles. Before this nothing of it is stored.</summary>
public sealed class SourceSaving(Store store, TimeProvider timeProvider)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <param name="known">The sources of file and store, without the new one.</param>
    /// <param name="by">The account, or <c>cli:USER</c>.</param>
    /// <returns>The proposal as it was saved; refused when the paper has come into the list since it was tried.</returns>
    public async Task<(Proposal Proposal, SavedSource? Saved)> SaveAsync(Proposal proposal, IReadOnlyList<Source> known, string by, CancellationToken cancellationToken)
    {
        if (proposal.IsRefused || proposal.Source is not { } source)
        {
            return (proposal, null);
        }

        if ((KnownPaper.Find(known, source.FeedUrls[0]) ?? (source.HomePage is { } home ? KnownPaper.Find(known, home) : null)) is { } ours)
        {
            return (proposal with { Refusals = [new Finding(FindingKind.AlreadyFollowed, ours.Name, ours.Id)] }, null);
        }

        var said = await store.Settings.AllAsync(cancellationToken);
        source = source with { Id = FreeId(source.Id, [.. known.Select(other => other.Id), .. said.Select(settings => settings.SourceId)]) };
        var settings = new OperatorSettings
        {
            SourceId = source.Id,
            Entry = SourceWriter.Line(SourceWriter.Entry(source)),
            IsOwn = true,
            ChangedAt = timeProvider.GetUtcNow(),
            ChangedBy = by,
        };
        proposal = proposal with { Source = source };
        return await store.Settings.SaveAsync(settings, cancellationToken)
            ? (proposal, await SaveArticlesAsync(proposal, source, [.. known, source], cancellationToken))
            : (proposal with { Refusals = [new Finding(FindingKind.AlreadyFollowed, source.Name, source.Id)] }, null);
    }

    /// <summary>The entries that were read go into the store as if the source had been polled. A service that polls it at the same
    /// moment has the claim and does it itself.</summary>
    private async Task<SavedSource> SaveArticlesAsync(Proposal proposal, Source source, IReadOnlyList<Source> all, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        await store.Sources.SynchroniseAsync(all, now, cancellationToken);
        var claims = await store.Sources.ClaimDueAsync(new ClaimRequest(1, int.MaxValue, now, Lease) { SourceIds = [source.Id] }, cancellationToken);
        if (claims is not [var claim])
        {
            return new SavedSource(source.Id, 0, 0);
        }

        var articles = proposal.Articles.Where(tried => tried.Article is not null).GroupBy(tried => tried.Entry).ToDictionary(group => group.Key, group => group.First().Article!); // As above.
        var admission = await store.Sources.CompleteAsync(
            new SourceCompletion
            {
                Claim = claim,
                State = claim.State with { Url = source.FeedUrls[0], NextFetch = now + source.MinInterval, Interval = source.MinInterval, LastSuccess = now },
                Entries = proposal.Entries,
                IsWhole = entry => entry.Part is not null || articles.ContainsKey(entry) || Extraction.FeedBodies.FeedArticle.IsWhole(entry),
                Article = entry => articles.GetValueOrDefault(entry) is { } article ? article with { SourceId = source.Id } : Whole(entry, source),
                Log = new FetchLogEntry { At = now, Duration = TimeSpan.Zero, Url = source.FeedUrls[0], Result = FetchResult.Read, Entries = proposal.Entries.Count, Bytes = proposal.List?.Body.Length ?? 0 },
            },
            cancellationToken);
        return new SavedSource(source.Id, admission?.Entries ?? 0, admission?.Articles ?? 0);
    }

    private static Article? Whole(ParsedEntry entry, Source source) => Pipeline.Testimony.Whole(entry, source);

    private static string FreeId(string id, IReadOnlyList<string> taken) => Enumerable.Range(1, taken.Count + 1)
        .Select(number => number == 1 ? id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}-{number}"))
        .First(free => !taken.Contains(free, StringComparer.Ordinal));
}

/// <summary>What was saved.</summary>
/// <param name="Entries">The entries that are new; those without an article wait for the service.</param>
/// <param name="Articles">The articles that are there at once.</param>
public sealed record SavedSource(string Id, int Entries, int Articles);
