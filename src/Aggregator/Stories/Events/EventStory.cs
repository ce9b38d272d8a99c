namespace Aggregator.Stories.Events;

/// <summary>A story that may still grow: the mean of its articles' vectors, when they came and whose they are.</summary>
internal sealed class EventStory(long id, int number, DateTimeOffset first)
{
    private const float Scale = ushort.MaxValue;

    private uint[] _keys = [];
    private ushort[] _weights = [];
    private double _squares;
    private (int Source, int Articles)[] _sources = [];
    private int _articles;

    public long Id => id;

    /// <summary>One article so far.</summary>
    public bool IsSingle => _articles == 1;

    /// <summary>Counts the stories as they begin.</summary>
    public int Number => number;

    public DateTimeOffset First { get; } = first;

    /// <summary>The story's latest article.</summary>
    public DateTimeOffset Last { get; private set; } = first;

    /// <param name="vector">In order of keys.</param>
    public double Cosine(ReadOnlySpan<WeightedTerm> vector) => _squares <= 0 ? 0 : Dot(vector) * _articles / Math.Sqrt(_squares);

    /// <summary>Of the story's articles, duplicates among them.</summary>
    public double ShareOf(int source)
    {
        foreach (var known in _sources)
        {
            if (known.Source == source)
            {
                return known.Articles / (double)_articles;
            }
        }

        return 0;
    }

    /// <param name="vector">In order of keys.</param>
    public void Add(ReadOnlySpan<WeightedTerm> vector, int source, DateTimeOffset at, int mostTerms)
    {
        var squares = 0.0;
        foreach (var term in vector)
        {
            squares += (double)term.Weight * term.Weight;
        }

        // With the first nothing is shared yet.
        _squares += (_articles == 0 ? 0 : 2 * Dot(vector) * _articles) + squares;
        Last = at > Last ? at : Last;
        Merge(vector);
        _articles++;
        Count(source);
        if (_keys.Length > 2 * mostTerms)
        {
            Forget(mostTerms);
        }
    }

    private void Count(int source)
    {
        var at = Array.FindIndex(_sources, known => known.Source == source);
        if (at < 0)
        {
            _sources = [.. _sources, (source, 1)];
        }
        else
        {
            _sources[at].Articles++;
        }
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

            // Which is the smaller cannot be foreseen: steps without a branch.
            ours += own <= other ? 1 : 0;
            theirs += own >= other ? 1 : 0;
        }

        return dot / Scale;
    }

    private void Merge(ReadOnlySpan<WeightedTerm> vector)
    {
        var keys = new uint[_keys.Length + vector.Length];
        var weights = new ushort[keys.Length];
        int ours = 0, theirs = 0, count = 0;
        while (ours < _keys.Length || theirs < vector.Length)
        {
            var order = ours == _keys.Length ? 1 : theirs == vector.Length ? -1 : _keys[ours].CompareTo(vector[theirs].Key);
            keys[count] = order <= 0 ? _keys[ours] : vector[theirs].Key;
            var sum = (order <= 0 ? (double)_weights[ours] * _articles : 0) + (order >= 0 ? vector[theirs].Weight * Scale : 0);
            weights[count++] = (ushort)Math.Round(sum / (_articles + 1));
            ours += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        _keys = count == keys.Length ? keys : keys[..count];
        _weights = count == weights.Length ? weights : weights[..count];
    }

    /// <summary>What few of the story's articles say hardly counts; the length stays that of the whole.</summary>
    private void Forget(int most)
    {
        var heaviest = Enumerable.Range(0, _keys.Length).OrderByDescending(at => _weights[at]).ThenBy(at => _keys[at]).Take(most).Order().ToArray();
        _keys = Array.ConvertAll(heaviest, at => _keys[at]);
        _weights = Array.ConvertAll(heaviest, at => _weights[at]);
    }
}
