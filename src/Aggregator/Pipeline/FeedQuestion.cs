using System.Diagnostics;
using System.Security.Cryptography;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>Asks a source's candidate addresses in order of trust until one gives a feed.</summary>
internal sealed class FeedQuestion(Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetchAsync, TimeProvider timeProvider)
{
    // Some servers say 304 for ever: once a day the body is asked for.
    private static readonly TimeSpan ConditionalFor = TimeSpan.FromDays(1);

    private const int MaxChildSitemaps = 3;

    public async Task<FeedAnswer> AskAsync(Source source, FetchState state, CancellationToken cancellationToken)
    {
        FeedAnswer? first = null;
        foreach (var url in Candidates(source, state))
        {
            var answer = await AskAsync(source, url, state, cancellationToken);
            if (answer.Result is not (FetchResult.Failed or FetchResult.Unreadable))
            {
                return answer;
            }

            // The most trusted address speaks for the source.
            first ??= answer;
        }

        return first ?? new FeedAnswer { Result = FetchResult.Failed, Detail = "The source has no address." };
    }

    private static IEnumerable<Uri> Candidates(Source source, FetchState state) =>
        state.Url is { } worked ? source.FeedUrls.Prepend(worked).Distinct() : source.FeedUrls;

    private async Task<FeedAnswer> AskAsync(Source source, Uri url, FetchState state, CancellationToken cancellationToken)
    {
        var isKnown = url == state.Url;
        var isConditional = isKnown && timeProvider.GetUtcNow() - state.LastFull < ConditionalFor;
        var outcome = await fetchAsync(Request(source, url, isConditional ? state.Validators : Validators.None), cancellationToken);
        return outcome switch
        {
            FetchOutcome.Fetched fetched => await ReadAsync(source, url, fetched, isKnown ? state.ContentHash : null, cancellationToken),
            FetchOutcome.NotModified(var freshFor) => new FeedAnswer { Result = FetchResult.NotModified, Url = url, FreshFor = freshFor },
            FetchOutcome.Deferred(var until) => new FeedAnswer { Result = FetchResult.Deferred, Url = url, Until = until },
            FetchOutcome.Failed(FetchFailure.Offline, var detail, _) => new FeedAnswer { Result = FetchResult.Offline, Url = url, Failure = FetchFailure.Offline, Detail = detail },
            FetchOutcome.Failed(var failure, var detail, var status) =>
                new FeedAnswer { Result = FetchResult.Failed, Url = url, Failure = failure, StatusCode = status, Detail = detail },
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FeedAnswer> ReadAsync(
        Source source, Uri url, FetchOutcome.Fetched fetched, ReadOnlyMemory<byte>? knownHash, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(fetched.Document.Body.Span);
        var answer = new FeedAnswer
        {
            Result = FetchResult.SameBytes,
            Url = url,
            Validators = fetched.Validators,
            ContentHash = hash,
            Bytes = fetched.Document.Body.Length,
            FreshFor = fetched.FreshFor,
            MovedTo = fetched.MovedTo,
        };
        if (knownHash is { } known && known.Span.SequenceEqual(hash))
        {
            return answer;
        }

        var outcome = source.Kind is SourceKind.Listing ? ListingPage.Parse(fetched.Document, source) : FeedParser.Parse(fetched.Document);
        return outcome switch
        {
            FeedOutcome.Parsed(var feed) => answer with
            {
                Result = FetchResult.Read,
                Feed = await WithChildrenAsync(source, feed, cancellationToken),
                Detail = feed.Repairs is [var repair, ..] ? repair.Message : null,
            },
            FeedOutcome.NotAFeed(_, var detail, _) => answer with { Result = FetchResult.Unreadable, Detail = detail },
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>An index names its sitemaps; the last ones are the newest by custom.</summary>
    private async Task<ParsedFeed> WithChildrenAsync(Source source, ParsedFeed index, CancellationToken cancellationToken)
    {
        var entries = new List<ParsedEntry>(index.Entries);
        foreach (var child in index.Sitemaps.TakeLast(MaxChildSitemaps))
        {
            if (await fetchAsync(Request(source, child, Validators.None), cancellationToken) is FetchOutcome.Fetched(var document, _)
                && FeedParser.Parse(document) is FeedOutcome.Parsed(var feed))
            {
                entries.AddRange(feed.Entries);
            }
        }

        return index.Sitemaps.Count > 0 ? index with { Entries = entries } : index;
    }

    private static FetchRequest Request(Source source, Uri url, Validators validators) => new()
    {
        Url = url,
        Kind = source.Kind is SourceKind.Listing ? FetchKind.Page : FetchKind.Feed,
        Validators = validators,
        UserAgent = source.UserAgent,
        Headers = source.Headers,
        ObeyRobots = source.Kind is SourceKind.Listing,
    };
}
