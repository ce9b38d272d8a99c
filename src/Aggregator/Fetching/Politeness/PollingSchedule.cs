namespace Aggregator.Fetching.Politeness;

/// <summary>When to ask a source again: often enough to miss no news, and no more often than that.</summary>
/// <remarks>A pure function: the same history gives the same plan, on one machine or on ten.</remarks>
public static class PollingSchedule
{
    /// <summary>The time between the first poll of a source and the second.</summary>
    public static readonly TimeSpan Initial = TimeSpan.FromMinutes(30);

    /// <summary>The longest wait after failures; a source is never given up.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromDays(1);

    private static readonly TimeSpan ShortestSoftBackOff = TimeSpan.FromHours(1);

    /// <summary>Keeps the overlap of two polls between a third and two thirds of the feed. With less, news may have left the feed
    /// unseen; with more, the poll brings almost nothing.</summary>
    /// <param name="previous">The interval before the last poll; null after the first poll.</param>
    /// <param name="lastPolls">The oldest first. A 304 is a poll with the same entries as before, all of them known. A few polls
    /// are enough.</param>
    /// <param name="floor">The longest interval that the publisher states: ttl, sy:, Cache-Control, Expires. It never exceeds the
    /// longest bound.</param>
    public static TimeSpan NextInterval(TimeSpan? previous, IReadOnlyList<PollResult> lastPolls, PollingBounds bounds, TimeSpan? floor)
    {
        var interval = previous is { } last ? last * Factor(lastPolls) : Initial;
        return bounds.Clamp(floor > interval ? floor.Value : interval);
    }

    /// <summary>The wait after a failure. It doubles with each failure, and depends on the class of the failure.</summary>
    /// <param name="consecutiveFailures">The number of failures, this one included. Failures that do not count are left
    /// out.</param>
    public static TimeSpan BackOff(FetchFailure failure, int consecutiveFailures, PollingBounds bounds)
    {
        var first = Severity(failure) switch
        {
            FailureSeverity.Ours => bounds.Min,
            FailureSeverity.Temporary => bounds.Min,
            FailureSeverity.Soft => bounds.Min > ShortestSoftBackOff ? bounds.Min : ShortestSoftBackOff,
            _ => LongestBackOff,
        };
        if (Severity(failure) == FailureSeverity.Ours)
        {
            return first;
        }

        // 20 doublings exceed every bound; the limit prevents an overflow after years of failures.
        var wait = first * Math.Pow(2, Math.Clamp(consecutiveFailures - 1, 0, 20));
        return wait < LongestBackOff ? wait : first > LongestBackOff ? first : LongestBackOff;
    }

    /// <summary>Changes a wait by at most a tenth, so that sources that were added together are not polled together.</summary>
    /// <param name="round">Any number that changes from poll to poll.</param>
    public static TimeSpan Jitter(TimeSpan wait, string sourceId, long round) => wait * (0.9 + (0.2 * Fraction(sourceId, round)));

    public static FailureSeverity Severity(FetchFailure failure) => failure switch
    {
        FetchFailure.Offline => FailureSeverity.Ours,
        FetchFailure.UnknownHost or FetchFailure.Unreachable or FetchFailure.TimedOut or FetchFailure.ServerError => FailureSeverity.Temporary,
        FetchFailure.Gone => FailureSeverity.Hard,
        _ => FailureSeverity.Soft,
    };

    private static double Factor(IReadOnlyList<PollResult> polls)
    {
        var entries = polls.Sum(poll => (long)poll.Entries);
        if (entries == 0)
        {
            return 1.5;
        }

        var fresh = 1 - Math.Clamp((double)polls.Sum(poll => (long)poll.Known) / entries, 0, 1);
        return fresh switch
        {
            0 => 1.5,
            < 1.0 / 3 => Math.Min(1.5, 0.5 / fresh),
            > 2.0 / 3 => 0.5,
            _ => 1,
        };
    }

    /// <summary>FNV-1a, because string.GetHashCode differs from process to process.</summary>
    private static double Fraction(string sourceId, long round)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in sourceId)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash = (hash ^ (ulong)round) * 1099511628211UL;
        hash = (hash ^ (hash >> 32)) * 1099511628211UL;
        return (hash >> 11) / (double)(1UL << 53);
    }
}

/// <summary>The result of one poll.</summary>
/// <param name="Entries">The entries of the document.</param>
/// <param name="Known">How many of these were already known.</param>
public readonly record struct PollResult(int Entries, int Known);

/// <summary>The operator's limits for one source.</summary>
public readonly record struct PollingBounds(TimeSpan Min, TimeSpan Max)
{
    public TimeSpan Clamp(TimeSpan interval) => interval < Min ? Min : interval > Max ? Max : interval;
}

/// <summary>What a failure means for the next poll.</summary>
public enum FailureSeverity
{
    /// <summary>Our own network is down; the failure does not count against the source.</summary>
    Ours,

    /// <summary>The failure usually ends within minutes by itself.</summary>
    Temporary,

    /// <summary>The failure may end; frequent requests do not help.</summary>
    Soft,

    /// <summary>The publisher says that the source has ended. The source should be paused, and the operator told.</summary>
    Hard,
}
