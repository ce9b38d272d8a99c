using System.Runtime.InteropServices;

namespace Aggregator.Stories;

/// <summary>A term and its share of a vector of length one.</summary>
internal readonly record struct WeightedTerm(uint Key, float Weight);

/// <summary>
/// In how many articles a term occurs, counted as they arrive: as good as a prepared list and never out of date. Bounded: two
/// generations, the older dropped whole.
/// </summary>
internal sealed class TermFrequencies
{
    /// <summary>
    /// A term is never rarer than one article in so many: the weights would otherwise grow with the archive, and the thresholds, which
    /// were measured on a thousand articles, would mean something else after a hundred thousand.
    /// </summary>
    private const double Rarest = 3000;

    private Counts _older = new();
    private Counts _newer = new();

    public void Add(Term[] terms, bool toOlder)
    {
        var counts = toOlder ? _older : _newer;
        counts.Articles++;
        foreach (var term in terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts.Of, term.Key, out _)++;
        }
    }

    public void Swap()
    {
        _older = _newer;
        _newer = new Counts();
    }

    /// <returns>The heaviest terms in order of their keys; their weights are those that they have in the whole vector of length one.</returns>
    public WeightedTerm[] Vector(Term[] terms, int most)
    {
        double articles = Math.Max(1, _older.Articles + _newer.Articles);
        var vector = new WeightedTerm[terms.Length];
        var squares = 0.0;
        for (var at = 0; at < terms.Length; at++)
        {
            var rarity = -Math.Log((Of(terms[at].Key) / articles * (1 - (1 / Rarest))) + (1 / Rarest));
            // To the power of 1.25: what is rare tells events of one affair apart, what is less rare only the affair.
            var weight = Math.Sqrt(terms[at].Count) * Math.Max(.01, rarity * Math.Sqrt(Math.Sqrt(Math.Max(0, rarity))));
            vector[at] = new WeightedTerm(terms[at].Key, (float)weight);
            squares += weight * weight;
        }

        return Heaviest(vector, most, (float)Math.Sqrt(squares));
    }

    private static WeightedTerm[] Heaviest(WeightedTerm[] vector, int most, float length)
    {
        if (vector.Length > most)
        {
            Array.Sort(vector, static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Key.CompareTo(b.Key));
            vector = vector[..most];
        }

        Array.Sort(vector, static (a, b) => a.Key.CompareTo(b.Key));
        for (var at = 0; at < vector.Length; at++)
        {
            vector[at] = vector[at] with { Weight = vector[at].Weight / length };
        }

        return vector;
    }

    private int Of(uint key) => _older.Of.GetValueOrDefault(key) + _newer.Of.GetValueOrDefault(key);

    private sealed class Counts
    {
        public Dictionary<uint, int> Of { get; } = [];

        public int Articles { get; set; }
    }
}
