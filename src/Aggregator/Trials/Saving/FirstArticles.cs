using Aggregator.Extraction.FeedBodies;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Trials.Saving;

/// <summary>Saves the entries and articles that a trial read, as if the new source had been polled.</summary>
public static class FirstArticles
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <param name="store">It has the source in its settings already.</param>
    /// <param name="proposal">With the source as it was saved.</param>
    /// <param name="all">All sources in force, the new one too.</param>
    /// <param name="now">The instant of the poll.</param>
    /// <param name="cancellationToken">Nothing is saved; the service polls the source.</param>
    /// <returns>No entries when a service polls the source at the same moment: then it saves them.</returns>
    public static async Task<SavedSource> SaveAsync(Store store, Proposal proposal, IReadOnlyList<Source> all, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var source = proposal.Source ?? throw new ArgumentException("There is no source to save.", nameof(proposal));
        await store.Sources.SynchroniseAsync(all, now, cancellationToken);
        var claims = await store.Sources.ClaimDueAsync(new ClaimRequest(1, int.MaxValue, now, Lease) { SourceIds = [source.Id] }, cancellationToken);
        if (claims is not [var claim])
        {
            return new SavedSource(source.Id, 0, 0);
        }

        var articles = proposal.Articles
            .Where(tried => tried.Article is not null)
            .DistinctBy(tried => tried.Entry)
            .ToDictionary(tried => tried.Entry, tried => tried.Article! with { SourceId = source.Id }); // Those without an article were left out.
        var admission = await store.Sources.CompleteAsync(
            new SourceCompletion
            {
                Claim = claim,
                State = claim.State with { Url = source.FeedUrls[0], NextFetch = now + source.MinInterval, Interval = source.MinInterval, LastSuccess = now },
                Entries = proposal.Entries,
                IsWhole = entry => entry.Part is not null || articles.ContainsKey(entry) || FeedArticle.IsWhole(entry),
                Article = entry => articles.GetValueOrDefault(entry) ?? Testimony.Whole(entry, source),
                Log = new FetchLogEntry
                {
                    At = now,
                    Duration = TimeSpan.Zero,
                    Url = source.FeedUrls[0],
                    Result = FetchResult.Read,
                    Entries = proposal.Entries.Count,
                    Bytes = proposal.List?.Body.Length ?? 0,
                },
            },
            cancellationToken);
        return new SavedSource(source.Id, admission?.Entries ?? 0, admission?.Articles ?? 0);
    }
}

/// <summary>What was saved.</summary>
/// <param name="Entries">The entries that are new; those without an article wait for the service.</param>
/// <param name="Articles">The articles that are there at once.</param>
public sealed record SavedSource(string Id, int Entries, int Articles);
