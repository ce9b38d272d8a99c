namespace Aggregator.Pipeline;

/// <summary>The result of one run of a station.</summary>
/// <param name="Taken">Processed sources, entries or articles.</param>
/// <param name="Made">New entries, new articles, or placements.</param>
/// <param name="Postponed">To be tried again later.</param>
/// <param name="Failed">Sources that failed, or entries that were given up.</param>
public sealed record StationReport(int Taken, int Made, int Postponed, int Failed)
{
    public static StationReport Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>How many of the new entries already became articles, because their feed carried the text.</summary>
    public int Articles { get; init; }

    public StationReport Add(StationReport other) =>
        new(Taken + other.Taken, Made + other.Made, Postponed + other.Postponed, Failed + other.Failed) { Articles = Articles + other.Articles };
}
