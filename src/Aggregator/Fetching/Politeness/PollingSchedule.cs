namespace Aggregator.Fetching.Politeness;

/// <summary>When to ask a source again: often enough to miss nothing, seldom enough to be welcome.</summary>
/// <remarks>Pure: the same past gives the same plan, on one machine or on ten.</remarks>
public static class PollingSchedule
{
    /// <summary>Between the first poll of a source and the second.</summary>
    public static readonly TimeSpan Initial = TimeSpan.FromMinutes(30);

    /// <summary>Longest wait after failures: a source is never declared dead.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromDays(1);

    private static readonly TimeSpan ShortestSoftBackOff = TimeSpan.FromHours(1);

    /// <summary>
    /// Keeps the overlap of two polls between a third and two thirds of the feed: below, news may have scrolled away
    /// unseen; above, we ask for nothing.
    /// </summary>
    /// <param name="previous">The interval that led to the last poll; null after the first.</param>
    /// <param name="lastPolls">Oldest first; a 304 is a poll of what was there before, all of it known. A few are enough.</param>
    /// <param name="floor">The longest of what the publisher states: ttl, sy:, Cache-Control, Expires. Never beyond the longest bound.</param>
    public static TimeSpan NextInterval(TimeSpan? previous, IReadOnlyList<PollResult> lastPolls, PollingBounds bounds, TimeSpan? floor)
    {
        var interval = previous is { } last ? last * Factor(lastPolls) : Initial;
        return bounds.Clamp(floor > interval ? floor.Value : interval);
    }

    /// <summary>The wait after a failure; doubles with each, by the class of the failure.</summary>
    /// <param name="consecutiveFailures">This one included; those that do not count left out.</param>
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

        // Beyond 20 doublings any bound is reached; the exponent must not overflow in the years after.
        var wait = first * Math.Pow(2, Math.Clamp(consecutiveFailures - 1, 0, 20));
        return wait < LongestBackOff ? wait : first > LongestBackOff ? first : LongestBackOff;
    }

    /// <summary>Moves a wait by at most a tenth, so that sources added together do not stay together.</summary>
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

    /// <summary>FNV-1a: string.GetHashCode differs from process to process.</summary>
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

/// <summary>What one poll brought.</summary>
/// <param name="Entries">In the document.</param>
/// <param name="Known">Of these, how many we already had.</param>
public readonly record struct PollResult(int Entries, int Known);

/// <summary>The operator's limits for one source.</summary>
public readonly record struct PollingBounds(TimeSpan Min, TimeSpan Max)
{
    public TimeSpan Clamp(TimeSpan interval) => interval < Min ? Min : interval > Max ? Max : interval;
}

/// <summary>What a failure asks of us.</summary>
public enum FailureSeverity
{
    /// <summary>We are offline: does not count against the source.</summary>
    Ours,

    /// <summary>Passes by itself, usually within minutes.</summary>
    Temporary,

    /// <summary>May pass; asking often does not help.</summary>
    Soft,

    /// <summary>The publisher says that it is over: the source should be paused, and the operator told.</summary>
    Hard,
}
