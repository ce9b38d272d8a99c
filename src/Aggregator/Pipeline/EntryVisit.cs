using Aggregator.Extraction;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Pipeline;

/// <summary>One attempt at an entry: the feed's whole text, or the page, or, when the page gives no article, the text of the
/// feed.</summary>
internal sealed class EntryVisit(
    Source source,
    EntryClaim claim,
    Fetch fetchAsync,
    TimeProvider timeProvider,
    PipelineOptions options)
{
    private static readonly TimeSpan OfflinePause = TimeSpan.FromMinutes(1);

    // Some robots.txt stay broken. News that the feed carries does not wait any longer for its page.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly ArticlePages _pages = new(source, claim.Entry, fetchAsync, timeProvider, options);

    /// <returns>Null when the feed did not carry the whole article, so that its page has to be fetched.</returns>
    public EntryResult? Whole() => Testimony.Whole(claim.Entry, source) is { } whole ? new EntryResult.Scraped(claim, whole)
        : claim.Entry.Part is null ? null
        : Excerpt(new(SentenceKind.EntrySharesLink));

    /// <summary>Fetches and reads the page.</summary>
    public async Task<EntryResult> VisitAsync(CancellationToken cancellationToken)
    {
        if (claim.Entry.Link is not { } link)
        {
            return new EntryResult.GivenUp(claim, new(SentenceKind.EntryWithoutLink));
        }

        // The worker of the claim before never reported back: the page may have crashed that worker.
        return claim.Attempts > options.PageAttempts
            ? Excerpt(new(SentenceKind.EntryTried, $"{options.PageAttempts}"))
            : await AskAsync(link, cancellationToken);
    }

    /// <summary>The visit ended in a bug of this program. The entry is tried again, then gets the feed's own text, then is given
    /// up.</summary>
    public static EntryResult Broken(EntryClaim claim, Exception bug, TimeProvider timeProvider, PipelineOptions options)
    {
        var detail = new Sentence(SentenceKind.ProgramFault, bug.GetType().Name, bug.Message);
        var wait = options.PageRetry * Math.Pow(2, claim.Attempts - 1);
        return claim.Attempts <= options.PageAttempts
            ? new EntryResult.Postponed(claim, timeProvider.GetUtcNow() + wait, detail, Counts: true)
            : new EntryResult.GivenUp(claim, detail);
    }

    private async Task<EntryResult> AskAsync(Uri link, CancellationToken cancellationToken)
    {
        return await _pages.FetchAsync(link, cancellationToken) switch
        {
            FetchOutcome.Fetched(var page, _) => Judge(await _pages.ReadAsync(page, cancellationToken)),
            FetchOutcome.Deferred(var until) => Wait(until),
            FetchOutcome.Failed(var failure, var detail, _) => Judge(failure, detail),
            FetchOutcome.NotModified => Retry(new(SentenceKind.UnaskedAnswer, link.AbsoluteUri, "304")),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A correction may wait for any time, because its article is already shown.</summary>
    private EntryResult Wait(DateTimeOffset until) => !claim.IsKnown && until >= claim.FirstSeen + Patience && FromFeed() is { } article
        ? new EntryResult.Scraped(claim, article, AskedToWait.TooLong(until))
        : new EntryResult.Postponed(claim, until, AskedToWait.Until(until), Counts: false);

    private EntryResult Judge(PagesRead read)
    {
        // Another version or a further page may be available in five minutes, so the entry waits for it once.
        if (read is { MayCome: true, Note: { } missing } && claim.Attempts == 1 && options.PageAttempts > 1)
        {
            return Retry(missing);
        }

        return read.Outcome switch
        {
            ExtractionOutcome.Extracted(var article) => Scraped(Testimony.Fill(article, claim.Entry, source), read.Note),
            ExtractionOutcome.Rejected(RejectionReason.WrongLanguage, var detail) => new EntryResult.GivenUp(claim, detail),
            ExtractionOutcome.Rejected(RejectionReason.Blocked, var detail) => Retry(detail),
            ExtractionOutcome.Rejected(_, var detail) => Excerpt(detail),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private EntryResult.Scraped Scraped(Article article, Sentence? note) => new(claim, article, note) { Told = Testimony.Told(article, claim.Entry, source) };

    private EntryResult Judge(FetchFailure failure, Sentence detail) => failure switch
    {
        FetchFailure.Offline => new EntryResult.Postponed(claim, timeProvider.GetUtcNow() + OfflinePause, detail, Counts: false),
        FetchFailure.Gone or FetchFailure.ForbiddenAddress => new EntryResult.GivenUp(claim, detail),

        // Feeds may be a minute ahead of their pages, so a 404 is final only at the second attempt.
        FetchFailure.NotFound => claim.Attempts == 1 ? Retry(detail) : new EntryResult.GivenUp(claim, detail),
        FetchFailure.DisallowedByRobots or FetchFailure.TooLarge or FetchFailure.ClientError or FetchFailure.TooManyRedirects => Excerpt(detail),
        _ => Retry(detail),
    };

    private EntryResult Retry(Sentence detail)
    {
        if (claim.Attempts >= options.PageAttempts)
        {
            return Excerpt(detail);
        }

        var wait = options.PageRetry * Math.Pow(2, claim.Attempts - 1);
        return new EntryResult.Postponed(claim, timeProvider.GetUtcNow() + wait, detail, Counts: true);
    }

    private EntryResult Excerpt(Sentence detail) => FromFeed() is { } article
        ? new EntryResult.Scraped(claim, article, detail)
        : new EntryResult.GivenUp(claim, detail);

    private Article? FromFeed() => FeedArticle.Make(claim.Entry, source);
}
