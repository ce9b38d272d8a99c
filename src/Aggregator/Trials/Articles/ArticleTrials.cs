using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aggregator.Extraction;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Dates;

namespace Aggregator.Trials.Articles;

/// <summary>Reads the first articles of a source by the same visit that the service uses.</summary>
internal sealed class ArticleTrials(Source source, TrialFetch fetch, TimeProvider timeProvider, PipelineOptions options)
{
    private const int AtOnce = 2;

    /// <summary>The newest entries of a feed, and entries from all over a page: its foot may be another list than its head.</summary>
    public static IReadOnlyList<ParsedEntry> Choose(IReadOnlyList<ParsedEntry> entries, SourceKind kind, int count)
    {
        var linked = entries.Where(entry => entry.Link is not null).DistinctBy(entry => (entry.Link, entry.Part)).ToList();
        if (linked.Count <= count)
        {
            return linked;
        }

        return kind is SourceKind.Listing
            ? [.. Enumerable.Range(0, count).Select(number => Any(linked[(number * linked.Count / count)..((number + 1) * linked.Count / count)]))]
            : [.. linked.OrderByDescending(entry => SecondOpinion.DateOf(entry) ?? DateTimeOffset.MaxValue).Take(count)];
    }

    /// <summary>One entry of several, the same at every trial. Every fourth would be wrong: lists alternate.</summary>
    private static ParsedEntry Any(List<ParsedEntry> part) =>
        part.MinBy(entry => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Link!.AbsoluteUri))))!; // Entries with a link, at least one.

    public async Task<IReadOnlyList<TriedArticle>> ReadAsync(IReadOnlyList<ParsedEntry> entries, Action<int> tell, CancellationToken cancellationToken)
    {
        var read = new TriedArticle[entries.Count];
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, entries.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                read[number] = await ReadAsync(entries[number], token);
                tell(Interlocked.Increment(ref done));
            });
        return DoubtfulLines.Mark(read);
    }

    private async Task<TriedArticle> ReadAsync(ParsedEntry entry, CancellationToken cancellationToken)
    {
        // The last attempt: the service would now take the feed's own text and wait no longer.
        var claim = new EntryClaim(0, source.Id, entry, FeedArticle.IsWhole(entry), timeProvider.GetUtcNow(), options.PageAttempts, 0);
        var visit = new EntryVisit(source, claim, fetch.FetchAsync, timeProvider, options);
        var result = (claim.IsWhole ? visit.Whole() : null) ?? await visit.VisitAsync(cancellationToken);
        return Tell(entry, result);
    }

    private TriedArticle Tell(ParsedEntry entry, EntryResult result)
    {
        var outcome = fetch.OutcomeOf(entry.Link!); // Entries without a link were left out.
        var reading = outcome is FetchOutcome.Fetched(var page, _)
            ? ArticleExtractor.Read(page, new ExtractionRequest { Source = source, Entry = entry, TellsLeftOut = true })
            : null;
        var (article, detail) = result switch
        {
            EntryResult.Scraped(_, var scraped, var note) => (scraped, note),
            EntryResult.GivenUp(_, var why) => (null, why),
            EntryResult.Postponed(_, _, var why, _) => ((Article?)null, why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new TriedArticle
        {
            Url = entry.Link!, // As above.
            Entry = entry,
            Announced = FeedArticle.Title(entry),
            AnnouncedAt = SecondOpinion.DateOf(entry) is { } date ? CalendarDay.Corrected(date, source.DateCorrection) : null,
            Article = article,
            PageDate = reading?.Published,
            IsOffer = outcome is FetchOutcome.Fetched(var read, _) && OfferPage.Is(read),
            Verdict = ReadableText.Judge(article, reading),
            Rejection = (reading?.Outcome as ExtractionOutcome.Rejected)?.Reason,
            Failure = (outcome as FetchOutcome.Failed)?.Failure,
            Detail = detail,
            LeftOut = article is { Method: not (ExtractionMethod.FeedContent or ExtractionMethod.FeedExcerpt) } ? reading?.LeftOut ?? [] : [],
        };
    }
}
