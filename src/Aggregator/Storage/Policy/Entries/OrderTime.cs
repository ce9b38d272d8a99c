namespace Aggregator.Storage.Policy.Entries;

/// <summary>The instant that orders an article: publishers' dates are shown, never believed (house.md §2, invariant 6).</summary>
internal static class OrderTime
{
    // No Arabic newspaper was on the web before; earlier dates are 1970 and other accidents.
    private static readonly DateTimeOffset FirstPlausible = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Arrival, or the publisher's time where it is earlier and plausible. A date ahead of us never lifts an article above what arrived with it.</returns>
    public static DateTimeOffset Of(DateTimeOffset arrival, DateTimeOffset? published) =>
        published is { } stated && stated >= FirstPlausible && stated < arrival ? stated.ToUniversalTime() : arrival;
}
