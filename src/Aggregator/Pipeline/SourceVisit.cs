using System.Security.Cryptography;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Fetching.Politeness;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Pipeline;

/// <summary>One visit to a source: its addresses are tried in order until one answers with entries, or with the message that
/// nothing changed.</summary>
internal sealed class SourceVisit(
    Source source,
    SourceReading reading,
    SourceClaim claim,
    Fetch fetchAsync,
    TimeProvider timeProvider,
    PipelineOptions options)
{
    private readonly DateTimeOffset _start = timeProvider.GetUtcNow();
    private readonly FeedReader _reader = new(reading, fetchAsync, options);

    private FetchState State => claim.State;

    public async Task<SourceCompletion> VisitAsync(CancellationToken cancellationToken)
    {
        VisitOutcome? failed = null;
        foreach (var url in Addresses())
        {
            var outcome = await AskAsync(url, cancellationToken);
            if (outcome.IsFinal)
            {
                return Complete(outcome);
            }

            // The address that worked last, or stands first, gives the best reason. "Gone" counts only when all addresses are
            // gone: otherwise an old address would pause the source while the new one fails for a minute.
            if (failed is null || (failed.IsGone && !outcome.IsGone))
            {
                failed = outcome;
            }
        }

        return Complete(failed ?? Failure(null, FetchFailure.ClientError, new(SentenceKind.NoAddress), null));
    }

    /// <summary>The visit ended in a bug of this program; the schedule treats it like any other failure.</summary>
    public SourceCompletion Broken(Exception bug) => Complete(Failure(
        null, FetchFailure.ServerError, new(SentenceKind.ProgramFault, bug.GetType().Name, bug.Message), null));

    /// <summary>First the address that worked last, then the addresses of the operator's list.</summary>
    private IEnumerable<Uri> Addresses() => State.Url is { } last && (source.FeedUrls.Contains(last) || last == State.MovedTo)
        ? source.FeedUrls.Prepend(last).Distinct()
        : source.FeedUrls;

    private async Task<VisitOutcome> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var isKnown = url == State.Url && State.LastFull is { } full && _start - full < options.UnconditionalEvery;
        var request = reading.Request(url) with { Validators = isKnown ? State.Validators : Validators.None };
        switch (await fetchAsync(request, cancellationToken))
        {
            case FetchOutcome.Fetched fetched:
                return await ReadAsync(url, fetched, cancellationToken);
            case FetchOutcome.NotModified(var freshFor):
                return Unchanged(url, FetchResult.NotModified, State, freshFor);
            case FetchOutcome.Deferred(var until):
                return new VisitOutcome(url, FetchResult.Deferred, State with { NextFetch = until }) { Detail = AskedToWait.Until(until) };
            case FetchOutcome.Failed(FetchFailure.Offline, var detail, _):
                return new VisitOutcome(url, FetchResult.Offline, State with { NextFetch = _start + source.MinInterval }) { Detail = detail };
            case FetchOutcome.Failed(var failure, var detail, var status):
                return Failure(url, failure, detail, status);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<VisitOutcome> ReadAsync(Uri url, FetchOutcome.Fetched fetched, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(fetched.Document.Body.Span);
        var answered = Moved(url, fetched.MovedTo) with { LastFull = _start };
        if (url == State.Url && State.ContentHash is { } known && known.Span.SequenceEqual(hash))
        {
            return Unchanged(url, FetchResult.SameBytes, answered with { Validators = fetched.Validators }, fetched.FreshFor)
                with
            { Bytes = fetched.Document.Body.Length };
        }

        var read = await _reader.ReadAsync(fetched.Document, cancellationToken);
        if (read.Fault is { } fault)
        {
            // The old validators stay. With the validators of bytes that could not be read, a later 304 would hide the news.
            return Failure(url, FetchFailure.ClientError, fault, null) with
            {
                Result = FetchResult.Unreadable,
                Reading = read,
                Bytes = fetched.Document.Body.Length,
            };
        }

        // An index says nothing about its parts, so a 304 for the index must not hide new parts.
        var saved = read.IsIndex
            ? answered with { Validators = Validators.None, ContentHash = null }
            : answered with { Validators = fetched.Validators, ContentHash = hash };
        return new VisitOutcome(url, FetchResult.Read, Succeeded(saved))
        {
            Reading = read,
            Bytes = fetched.Document.Body.Length,
            Floor = Longest(read.Feed?.TimeToLive, fetched.FreshFor),
            Detail = read.Feed?.Repairs is [var first, ..] ? new Sentence(SentenceKind.FeedMended, first.Message) : null,
        };
    }

    private VisitOutcome Unchanged(Uri url, FetchResult result, FetchState state, TimeSpan? freshFor) =>
        new(url, result, Succeeded(state)) { Floor = freshFor };

    private FetchState Succeeded(FetchState state) => state with { ConsecutiveFailures = 0, LastSuccess = _start };

    /// <summary>A redirect that lasts one day may be a maintenance page. A redirect that lasts several days is a move.</summary>
    private FetchState Moved(Uri url, Uri? target)
    {
        if (target is null)
        {
            return url == State.MovedTo ? State with { Url = url } : State with { Url = url, MovedTo = null, MovedSince = null };
        }

        var since = target == State.MovedTo ? State.MovedSince ?? _start : _start;
        var isConfirmed = _start - since >= options.MoveConfirmation;
        return State with { Url = isConfirmed ? target : url, MovedTo = target, MovedSince = since };
    }

    private VisitOutcome Failure(Uri? url, FetchFailure failure, Sentence detail, int? status)
    {
        var failures = State.ConsecutiveFailures + 1;
        var wait = PollingSchedule.BackOff(failure, failures, Bounds);
        var isGone = failure is FetchFailure.Gone;
        var state = State with
        {
            ConsecutiveFailures = failures,
            NextFetch = _start + PollingSchedule.Jitter(wait, source.Id, _start.ToUnixTimeSeconds()),
            Paused = State.Paused || isGone,
            PausedReason = isGone && url is not null ? new Sentence(SentenceKind.PausedAsGone, url.AbsoluteUri, source.Id) : State.PausedReason,
        };
        return new VisitOutcome(url, FetchResult.Failed, state) { Detail = detail, StatusCode = status, IsGone = isGone };
    }

    private PollingBounds Bounds => new(source.MinInterval, source.MaxInterval);

    private SourceCompletion Complete(VisitOutcome outcome)
    {
        var entries = SharedLinks.Tell(outcome.Reading?.Entries ?? [], outcome.Reading?.Feed?.Link ?? source.HomePage);
        return new SourceCompletion
        {
            Claim = claim,
            State = outcome.State,
            Plan = (state, added) => outcome.IsSuccess ? Scheduled(state, outcome, PollOf(entries.Count, added)) : state,
            Entries = entries,
            IsWhole = static entry => entry.Part is not null || FeedArticle.IsWhole(entry),
            Log = new FetchLogEntry
            {
                At = _start,
                Duration = timeProvider.GetUtcNow() - _start,
                Url = outcome.Url,
                Result = outcome.Result,
                StatusCode = outcome.StatusCode,
                Detail = outcome.Detail,
                Bytes = outcome.Bytes,
                Reader = outcome.Reading?.Feed?.Reader,
                Entries = entries.Count,
            },
        };
    }

    /// <summary>A 304 counts as a poll with the same entries as before, all of them known.</summary>
    private static PollResult PollOf(int entries, int added) => entries == 0 ? new PollResult(1, 1) : new PollResult(entries, entries - added);

    private FetchState Scheduled(FetchState state, VisitOutcome outcome, PollResult poll)
    {
        var interval = PollingSchedule.NextInterval(State.Interval, [poll], Bounds, outcome.Floor);
        var next = _start + PollingSchedule.Jitter(interval, source.Id, _start.ToUnixTimeSeconds());
        var skipped = outcome.Reading?.Feed?.SkipHours ?? [];
        for (var hours = 0; hours < 24 && skipped.Contains(next.UtcDateTime.Hour); hours++)
        {
            next = next.AddHours(1);
        }

        return state with { Interval = interval, NextFetch = next };
    }

    private static TimeSpan? Longest(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;
}
