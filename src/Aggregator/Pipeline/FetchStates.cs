using System.Diagnostics;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>The state of a source after an answer: pure, so that the calendar can be tested without a server.</summary>
internal static class FetchStates
{
    // A permanent redirect is believed when it has said the same for days (product.md §3).
    private static readonly TimeSpan MoveConfirmedAfter = TimeSpan.FromDays(3);

    public static FetchState After(Source source, FetchState before, FeedAnswer answer, DateTimeOffset now) => answer.Result switch
    {
        FetchResult.Read => Succeeded(source, before, answer, now) with
        {
            Validators = answer.Validators,
            ContentHash = answer.ContentHash,
            LastFull = now,
        },
        FetchResult.SameBytes => Succeeded(source, before, answer, now) with { Validators = answer.Validators, LastFull = now },
        FetchResult.NotModified => Succeeded(source, before, answer, now),
        FetchResult.Deferred => before with { NextFetch = answer.Until ?? now + source.MinInterval },
        FetchResult.Failed or FetchResult.Unreadable => Failed(source, before, answer, now),
        FetchResult.Offline => before with { NextFetch = now + source.MinInterval },
        _ => throw new UnreachableException(),
    };

    private static FetchState Succeeded(Source source, FetchState before, FeedAnswer answer, DateTimeOffset now)
    {
        var floor = answer.Feed?.TimeToLive > answer.FreshFor || answer.FreshFor is null ? answer.Feed?.TimeToLive : answer.FreshFor;
        var interval = PollingSchedule.NextInterval(before.Interval, [Poll(before, answer)], Bounds(source), floor);
        var movedSince = answer.MovedTo is null ? null : answer.MovedTo == before.MovedTo ? before.MovedSince : now;
        return before with
        {
            Url = now - movedSince >= MoveConfirmedAfter ? answer.MovedTo : answer.Url,
            Interval = interval,
            NextFetch = now + PollingSchedule.Jitter(interval, source.Id, now.ToUnixTimeSeconds()),
            ConsecutiveFailures = 0,
            LastSuccess = now,
            MovedTo = answer.MovedTo,
            MovedSince = movedSince,
        };
    }

    private static FetchState Failed(Source source, FetchState before, FeedAnswer answer, DateTimeOffset now)
    {
        // Bytes that are no feed are a fault of the publisher that may last, like a client error.
        var failure = answer.Failure ?? FetchFailure.ClientError;
        var failures = before.ConsecutiveFailures + 1;
        var wait = PollingSchedule.BackOff(failure, failures, Bounds(source));
        var isGone = failure is FetchFailure.Gone;
        return before with
        {
            NextFetch = now + PollingSchedule.Jitter(wait, source.Id, failures),
            ConsecutiveFailures = failures,
            Paused = before.Paused || isGone,
            PausedReason = isGone ? "The server says that the feed is gone for good (410)." : before.PausedReason,
        };
    }

    /// <summary>How much of the feed was there at the last poll, judged by the publisher's dates; half of it where there are none.</summary>
    private static PollResult Poll(FetchState before, FeedAnswer answer)
    {
        if (answer.Feed is not { Entries: { Count: > 0 } entries })
        {
            return new PollResult(1, 1);
        }

        var dated = entries.Where(entry => entry.Published is not null).ToList();
        var known = dated.Count == 0
            ? entries.Count / 2
            : entries.Count * dated.Count(entry => entry.Published <= before.LastSuccess) / dated.Count;
        return new PollResult(entries.Count, known);
    }

    private static PollingBounds Bounds(Source source) => new(source.MinInterval, source.MaxInterval);
}
