namespace Aggregator.Pipeline;

/// <summary>What one run of a station did.</summary>
/// <param name="Taken">Sources, entries or articles worked on.</param>
/// <param name="Made">New entries, new articles, or placements.</param>
/// <param name="Postponed">To be tried again later.</param>
/// <param name="Failed">Sources that failed, entries given up.</param>
public sealed record StationReport(int Taken, int Made, int Postponed, int Failed)
{
    public static StationReport Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>How many of the new entries are articles already, because their feed carried them.</summary>
    public int Articles { get; init; }

    public StationReport Add(StationReport other) =>
        new(Taken + other.Taken, Made + other.Made, Postponed + other.Postponed, Failed + other.Failed) { Articles = Articles + other.Articles };
}
