namespace Aggregator.Stories;

/// <summary>How high a story stands on the front page.</summary>
public static class StoryWeight
{
    /// <summary>After so long a story weighs half.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(8);

    /// <param name="outlets">Who wrote a text of their own: the source of each article that is nobody's duplicate; repeats count once.</param>
    /// <param name="lastUpdated">The story's newest article.</param>
    /// <param name="now">Of the page.</param>
    /// <remarks>Ten copies of one telegram are one voice: duplicates are not among the outlets.</remarks>
    public static double Of(IEnumerable<string> outlets, DateTimeOffset lastUpdated, DateTimeOffset now)
    {
        var voices = outlets.Distinct(StringComparer.Ordinal).Count();
        var age = now > lastUpdated ? now - lastUpdated : TimeSpan.Zero;
        return Math.Log2(1 + voices) * Math.Pow(.5, age / HalfLife);
    }
}
