using System.Runtime.InteropServices;

namespace Aggregator.Stories.Events;

/// <summary>A term and its weight in a vector of length one.</summary>
internal readonly record struct WeightedTerm(uint Key, float Weight);

/// <summary>Counts in how many texts each term occurs, while the articles arrive. The counts are as good as a prepared list and
/// never out of date. They are kept in two generations, and the older one is dropped as a whole, so memory is bounded.</summary>
internal sealed class TermFrequencies
{
    /// <summary>A term counts as at most this rare: one article in 3,000. Otherwise the weights would grow with the archive. The
    /// thresholds were measured on a thousand articles and would not fit a hundred thousand.</summary>
    private const double Rarest = 3000;

    private const int MostOnStack = 512;

    private Counts _older = new();
    private Counts _newer = new();

    /// <summary>Where the last article was counted.</summary>
    private Counts _last = new();

    public void Swap()
    {
        _older = _newer;
        _newer = new Counts();
    }

    /// <summary>Counts the terms of an article and weighs each by how rare it is.</summary>
    /// <param name="terms">The article's terms, each once.</param>
    /// <param name="toOlder">Whether the article belongs to the older generation.</param>
    /// <param name="most">How many of the heaviest terms are kept. They keep the weights that they have in the whole vector.</param>
    /// <param name="telling">How many of the heaviest terms are also given as a list, the heaviest first.</param>
    public EventVector Count(ReadOnlySpan<Term> terms, bool toOlder, int most, int telling)
    {
        var (counts, others) = toOlder ? (_older, _newer) : (_newer, _older);
        counts.Articles++;
        _last = counts;
        var articles = (double)(_older.Articles + _newer.Articles);
        var order = terms.Length <= MostOnStack ? stackalloc ulong[terms.Length] : new ulong[terms.Length];
        var squares = 0.0;
        for (var at = 0; at < terms.Length; at++)
        {
            var (key, count) = terms[at];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(counts.Of, key, out _);
            known++;
            var rarity = -Math.Log(((known + others.Of.GetValueOrDefault(key)) / articles * (1 - (1 / Rarest))) + (1 / Rarest));
            // The rarity counts to the power of 1.25, because the rarest words differ between two events of one affair.
            var weight = (float)(Math.Sqrt(count) * Math.Max(.01, rarity * Math.Sqrt(Math.Sqrt(Math.Max(0, rarity)))));
            squares += (double)weight * weight;
            // The bits of positive floats sort like the floats, and numbers sort several times as fast as records. The key is
            // inverted, so that of two equal weights the smaller key counts as the heavier.
            order[at] = ((ulong)BitConverter.SingleToUInt32Bits(weight) << 32) | ~key;
        }

        order.Sort();
        return Vector(order[^Math.Min(most, order.Length)..], (float)Math.Sqrt(squares), telling);
    }

    /// <summary>Takes back the article that was counted last, because it is a copy. A text that twenty papers print would make the
    /// words of its event look common.</summary>
    /// <param name="terms">Its terms, as they were counted.</param>
    public void TakeBack(ReadOnlySpan<Term> terms)
    {
        _last.Articles--;
        foreach (var term in terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_last.Of, term.Key, out _)--;
        }
    }

    /// <param name="order">Each holds a weight in its high bits and an inverted key in its low bits. The lightest comes first.</param>
    /// <param name="length">The length of the whole vector.</param>
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
