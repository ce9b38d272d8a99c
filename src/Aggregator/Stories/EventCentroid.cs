using System.Runtime.InteropServices;

namespace Aggregator.Stories;

/// <summary>The sum of the vectors of a story's articles, each of length one.</summary>
internal sealed class EventCentroid(long id)
{
    private readonly Dictionary<uint, float> _weights = [];
    private double _squares;

    public long Id => id;

    /// <summary>The story's latest article.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    public double Cosine(WeightedTerm[] vector) => _squares <= 0 ? 0 : Dot(vector) / Math.Sqrt(_squares);

    /// <returns>The terms that are new to the story.</returns>
    public List<uint> Add(WeightedTerm[] vector, DateTimeOffset at)
    {
        _squares += (2 * Dot(vector)) + vector.Sum(term => (double)term.Weight * term.Weight);
        Last = at > Last ? at : Last;
        var added = new List<uint>();
        foreach (var term in vector)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrAddDefault(_weights, term.Key, out var isKnown);
            weight += term.Weight;
            if (!isKnown)
            {
                added.Add(term.Key);
            }
        }

        return added;
    }

    private double Dot(WeightedTerm[] vector)
    {
        var dot = 0.0;
        foreach (var term in vector)
        {
            dot += _weights.TryGetValue(term.Key, out var weight) ? weight * (double)term.Weight : 0;
        }

        return dot;
    }
}
