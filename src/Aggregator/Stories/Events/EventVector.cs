namespace Aggregator.Stories.Events;

/// <summary>The words of an article with their weights, in a vector of length one.</summary>
/// <param name="InOrder">By their keys: what is compared.</param>
/// <param name="Telling">The heaviest, the heaviest first: by what stories are looked for.</param>
/// <param name="Countries">Of which the title and the lead speak; see <see cref="Places"/>.</param>
internal readonly record struct EventVector(WeightedTerm[] InOrder, WeightedTerm[] Telling, byte[] Countries)
{
    public static EventVector Empty { get; } = new([], [], []);
}
