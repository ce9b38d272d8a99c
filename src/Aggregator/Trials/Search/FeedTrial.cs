using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Trials.Marks;

namespace Aggregator.Trials.Search;

/// <summary>Fetches one possible feed, reads it as the service would, and says whether it can be followed.</summary>
internal sealed class FeedTrial(TrialFetch fetch, TrialLimits limits)
{
    private const double Half = 0.5;

    /// <param name="home">The page that led to it; null when the operator gave it.</param>
    public async Task<(Attempt Attempt, Followed? Followed)> TryAsync(AttemptStep step, Uri url, HomePage? home, CancellationToken cancellationToken)
    {
        var source = SourceDraft.Bare(url, step is AttemptStep.Sitemap ? SourceKind.Sitemap : SourceKind.Feed);
        var request = new SourceReading(source, limits.Feeds).Request(url) with { ObeyRobots = step is AttemptStep.WellKnownPath };
        return await fetch.FetchAsync(request, cancellationToken) switch
        {
            FetchOutcome.Fetched(var document, _) => await ReadAsync(step, source, document, home, cancellationToken),
            FetchOutcome.Failed(FetchFailure.NotFound or FetchFailure.Gone, var detail, _) => (new Attempt(step, url, AttemptOutcome.NotFound, 0, detail), null),
            FetchOutcome.Failed(_, var detail, _) => (new Attempt(step, url, AttemptOutcome.Failed, 0, detail), null),
            FetchOutcome.Deferred(var until) => (new Attempt(step, url, AttemptOutcome.Failed, 0, AskedToWait.Until(until)), null),
            _ => (new Attempt(step, url, AttemptOutcome.Failed), null),
        };
    }

    /// <summary>Reads a document that was fetched already.</summary>
    public async Task<(Attempt Attempt, Followed? Followed)> ReadAsync(AttemptStep step, Source source, FetchedDocument document, HomePage? home, CancellationToken cancellationToken)
    {
        var url = source.FeedUrls[0];
        var reading = await new FeedReader(new SourceReading(source, limits.Feeds), fetch.FetchAsync, limits.Pipeline).ReadAsync(document, cancellationToken);
        if (reading.Feed is not { } feed)
        {
            return (new Attempt(step, url, AttemptOutcome.NotAFeed, 0, reading.Fault), null);
        }

        // What was found under one of the usual paths may be a feed or a sitemap.
        source = feed.Format is FeedFormat.Sitemap or FeedFormat.SitemapIndex ? source with { Kind = SourceKind.Sitemap }
            : source.Kind is SourceKind.Sitemap ? source with { Kind = SourceKind.Feed }
            : source;
        var followed = new Followed(source, document, feed, reading.Entries);
        var outcome = Judge(followed, home);
        return (new Attempt(step, url, outcome, reading.Entries.Count, reading.Fault), followed);
    }

    private AttemptOutcome Judge(Followed followed, HomePage? home)
    {
        var evidence = new TrialEvidence { Now = limits.Now, Followed = followed.Source.FeedUrls[0], Kind = followed.Source.Kind, Home = home, Feed = followed.Feed, Entries = followed.Entries };
        return Gate.JudgeFeed(evidence) switch
        {
            FindingKind.EmptyFeed => AttemptOutcome.Empty,
            FindingKind.Gambling => AttemptOutcome.Gambling,
            FindingKind.CommentsFeed => AttemptOutcome.Comments,
            FindingKind.OtherPaper => AttemptOutcome.OtherPaper,
            FindingKind.NotArabic => AttemptOutcome.NotArabic,
            _ when followed.Source.Kind is SourceKind.Sitemap && followed.Entries.Count(entry => entry.Title is not null) < Half * followed.Entries.Count => AttemptOutcome.NoHeadlines,
            _ when followed.Entries.Select(SecondOpinion.DateOf).Max() is { } newest && limits.Now - newest > limits.Options.Stale => AttemptOutcome.Stale,
            _ => AttemptOutcome.Taken,
        };
    }
}

/// <summary>What bounds a trial.</summary>
internal sealed record TrialLimits(TrialOptions Options, FeedsOptions Feeds, PipelineOptions Pipeline, DateTimeOffset Now);
