namespace Aggregator.Stories.Events;

/// <summary>The words of an article with their weights, in a vector of length one.</summary>
/// <param name="InOrder">By their keys: what is compared.</param>
/// <param name="Telling">The heaviest, the heaviest first: by what stories are looked for.</param>
internal readonly record struct EventVector(WeightedTerm[] InOrder, WeightedTerm[] Telling)
{
    public static EventVector Empty { get; } = new([], []);
}
