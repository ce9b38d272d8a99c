using System.Runtime.InteropServices;

namespace Aggregator.Stories.Events;

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

    private const int MostOnStack = 512;

    private Counts _older = new();
    private Counts _newer = new();

    public void Swap()
    {
        _older = _newer;
        _newer = new Counts();
    }

    /// <summary>Counts the terms of an article, and weighs them by how rare they have become.</summary>
    /// <param name="terms">Each once.</param>
    /// <param name="toOlder">The article is of the older generation.</param>
    /// <param name="most">The heaviest that are kept; their weights are those that they have in the whole vector of length one.</param>
    /// <param name="telling">How many of the heaviest terms are also given as a list, the heaviest first.</param>
    public EventVector Count(ReadOnlySpan<Term> terms, bool toOlder, int most, int telling)
    {
        var (counts, others) = toOlder ? (_older, _newer) : (_newer, _older);
        counts.Articles++;
        var articles = (double)(_older.Articles + _newer.Articles);
        var order = terms.Length <= MostOnStack ? stackalloc ulong[terms.Length] : new ulong[terms.Length];
        var squares = 0.0;
        for (var at = 0; at < terms.Length; at++)
        {
            var (key, count) = terms[at];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(counts.Of, key, out _);
            known++;
            var rarity = -Math.Log(((known + others.Of.GetValueOrDefault(key)) / articles * (1 - (1 / Rarest))) + (1 / Rarest));
            // To the power of 1.25: what is rare tells events of one affair apart, what is less rare only the affair.
            var weight = (float)(Math.Sqrt(count) * Math.Max(.01, rarity * Math.Sqrt(Math.Sqrt(Math.Max(0, rarity)))));
            squares += (double)weight * weight;
            // Bits of floats above zero are in order of the floats: numbers sort several times as fast as records. Of two alike the smaller key is the greater.
            order[at] = ((ulong)BitConverter.SingleToUInt32Bits(weight) << 32) | ~key;
        }

        order.Sort();
        return Vector(order[^Math.Min(most, order.Length)..], (float)Math.Sqrt(squares), telling);
    }

    /// <param name="order">Weights above inverted keys, the lightest first.</param>
    /// <param name="length">Of the whole vector.</param>
    /// <param name="telling">How many of the heaviest terms are also given as a list, the heaviest first.</param>
    private static EventVector Vector(Span<ulong> order, float length, int telling)
    {
        var heaviest = new WeightedTerm[Math.Min(telling, order.Length)];
        for (var at = 0; at < heaviest.Length; at++)
        {
            var one = order[^(at + 1)];
            heaviest[at] = new WeightedTerm(~(uint)one, BitConverter.UInt32BitsToSingle((uint)(one >> 32)) / length);
        }

        foreach (ref var one in order)
        {
            one = ((ulong)~(uint)one << 32) | (one >> 32);
        }

        order.Sort();
        var vector = new WeightedTerm[order.Length];
        for (var at = 0; at < vector.Length; at++)
        {
            vector[at] = new WeightedTerm((uint)(order[at] >> 32), BitConverter.UInt32BitsToSingle((uint)order[at]) / length);
        }

        return new EventVector(vector, heaviest, []);
    }

    private sealed class Counts
    {
        public Dictionary<uint, int> Of { get; } = [];

        public int Articles { get; set; }
    }
}
