namespace Aggregator.Stories.Events;

/// <summary>The words of a story with their weights: the mean of the vectors of its articles.</summary>
internal sealed class Centroid
{
    private const float Scale = ushort.MaxValue;

    private uint[] _keys = [];
    private ushort[] _weights = [];
    private double _squares;
    private int _articles;

    /// <summary>The number of vectors in the mean.</summary>
    public int Articles => _articles;

    /// <param name="vector">An article's terms in order of keys.</param>
    public double Cosine(ReadOnlySpan<WeightedTerm> vector) => _squares <= 0 ? 0 : Dot(vector) * _articles / Math.Sqrt(_squares);

    /// <summary>Finds pairs of words that may be two spellings of one name. A pair counts when neither text has both spellings.</summary>
    /// <param name="vector">An article's terms in order of keys.</param>
    /// <param name="least">The least that a pair must add to the cosine to count.</param>
    /// <returns>What all pairs add to the cosine, and the number of pairs.</returns>
    public (double Cosine, int Names) Names(ReadOnlySpan<WeightedTerm> vector, double least)
    {
        var (sum, names, from) = (0.0, 0, 0);
        var factor = _articles / (Scale * Math.Sqrt(_squares));
        for (var at = 0; at < vector.Length; at++)
        {
            var first = TermKey.FirstAlike(vector[at].Key);
            while (from < _keys.Length && _keys[from] < first)
            {
                from++;
            }

            var added = Heaviest(vector, at, from) * vector[at].Weight * factor;
            if (added >= least)
            {
                (sum, names) = (sum + added, names + 1);
            }
        }

        return (sum, names);
    }

    /// <param name="vector">An article's terms in order of keys.</param>
    /// <param name="mostTerms">How many words are kept. When there are twice as many, the lightest are forgotten.</param>
    public void Add(ReadOnlySpan<WeightedTerm> vector, int mostTerms)
    {
        var squares = 0.0;
        foreach (var term in vector)
        {
            squares += (double)term.Weight * term.Weight;
        }

        // The first article shares no words with others.
        _squares += (_articles == 0 ? 0 : 2 * Dot(vector) * _articles) + squares;
        Merge(vector, 1);
        _articles++;
        Forget(mostTerms);
    }

    /// <summary>Adds the articles of another story.</summary>
    public void Add(Centroid other, int mostTerms)
    {
        var vector = new WeightedTerm[other._keys.Length];
        for (var at = 0; at < vector.Length; at++)
        {
            vector[at] = new WeightedTerm(other._keys[at], other._weights[at] / Scale);
        }

        _squares += (2 * Dot(vector) * _articles * other._articles) + other._squares;
        Merge(vector, other._articles);
        _articles += other._articles;
        Forget(mostTerms);
    }

    /// <summary>The heaviest words, the heaviest first.</summary>
    public WeightedTerm[] Telling(int most) =>
        [.. _keys.Zip(_weights, (key, weight) => new WeightedTerm(key, weight / Scale)).OrderByDescending(term => term.Weight).ThenBy(term => term.Key).Take(most)];

    /// <returns>The weight of the heaviest other spelling in this story; 0 when the story or the article has both spellings.</returns>
    private int Heaviest(ReadOnlySpan<WeightedTerm> vector, int at, int from)
    {
        var (key, heaviest) = (vector[at].Key, 0);
        for (var ours = from; ours < _keys.Length && TermKey.AreAlike(_keys[ours], key); ours++)
        {
            if (_keys[ours] == key)
            {
                return 0;
            }

            heaviest = HasAlike(vector, at, _keys[ours]) ? heaviest : Math.Max(heaviest, _weights[ours]);
        }

        return heaviest;
    }

    private static bool HasAlike(ReadOnlySpan<WeightedTerm> vector, int at, uint key)
    {
        for (var before = at - 1; before >= 0 && TermKey.AreAlike(vector[before].Key, key); before--)
        {
            if (vector[before].Key == key)
            {
                return true;
            }
        }

        for (var after = at + 1; after < vector.Length && TermKey.AreAlike(vector[after].Key, key); after++)
        {
            if (vector[after].Key == key)
            {
                return true;
            }
        }

        return false;
    }

    private double Dot(ReadOnlySpan<WeightedTerm> vector)
    {
        var dot = 0.0;
        int ours = 0, theirs = 0;
        var (keys, weights) = (_keys, _weights);
        while (ours < keys.Length && theirs < vector.Length)
        {
            var (own, other) = (keys[ours], vector[theirs].Key);
            if (own == other)
            {
                dot += weights[ours] * (double)vector[theirs].Weight;
            }

            // These steps have no branch, because the processor cannot predict which key is smaller.
            ours += own <= other ? 1 : 0;
            theirs += own >= other ? 1 : 0;
        }

        return dot / Scale;
    }

    private void Merge(ReadOnlySpan<WeightedTerm> vector, int articles)
    {
        var keys = new uint[_keys.Length + vector.Length];
        var weights = new ushort[keys.Length];
        int ours = 0, theirs = 0, count = 0;
        while (ours < _keys.Length || theirs < vector.Length)
        {
            var order = ours == _keys.Length ? 1 : theirs == vector.Length ? -1 : _keys[ours].CompareTo(vector[theirs].Key);
            keys[count] = order <= 0 ? _keys[ours] : vector[theirs].Key;
            var sum = (order <= 0 ? (double)_weights[ours] * _articles : 0) + (order >= 0 ? vector[theirs].Weight * Scale * articles : 0);
            weights[count++] = (ushort)Math.Round(sum / (_articles + articles));
            ours += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        _keys = count == keys.Length ? keys : keys[..count];
        _weights = count == weights.Length ? weights : weights[..count];
    }

    /// <summary>Keeps only the heaviest words. The length of the vector stays as it was, because forgotten words are light and
    /// would change it little.</summary>
    private void Forget(int most)
    {
        if (_keys.Length > 2 * most)
        {
            var heaviest = Enumerable.Range(0, _keys.Length).OrderByDescending(at => _weights[at]).ThenBy(at => _keys[at]).Take(most).Order().ToArray();
            _keys = Array.ConvertAll(heaviest, at => _keys[at]);
            _weights = Array.ConvertAll(heaviest, at => _weights[at]);
        }
    }
}
