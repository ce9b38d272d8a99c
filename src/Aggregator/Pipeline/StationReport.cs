namespace Aggregator.Pipeline;

/// <summary>What one run of a station did.</summary>
/// <param name="Done">Inputs whose product was saved.</param>
/// <param name="Failed">Inputs that gave none this time.</param>
public sealed record StationReport(int Done, int Failed)
{
    public static StationReport Nothing { get; } = new(0, 0);

    public StationReport Add(StationReport other) => new(Done + other.Done, Failed + other.Failed);
}
