namespace Aggregator.Stories.Events;

/// <summary>The words of an article with their weights, in a vector of length one.</summary>
/// <param name="InOrder">The terms in order of their keys, for comparing.</param>
/// <param name="Telling">The heaviest terms, the heaviest first; stories are searched by them.</param>
/// <param name="Countries">The countries that title and lead name; see <see cref="Places"/>.</param>
internal readonly record struct EventVector(WeightedTerm[] InOrder, WeightedTerm[] Telling, byte[] Countries)
{
    public static EventVector Empty { get; } = new([], [], []);
}
