using System.Runtime.InteropServices;

namespace Aggregator.Stories;

/// <summary>A term and its share of a vector of length one.</summary>
internal readonly record struct WeightedTerm(uint Key, float Weight);

/// <summary>In how many articles a term occurs, counted as they arrive: as good as a prepared list and never out of date.</summary>
internal sealed class TermFrequencies
{
    /// <summary>Below so many articles a share of them says nothing.</summary>
    private const int LeastArticles = 200;

    private readonly Dictionary<uint, int> _articles = [];
    private int _count;

    public void Add(Term[] terms, DateTimeOffset at)
    {
        _ = at;
        _count++;
        foreach (var term in terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_articles, term.Key, out _)++;
        }
    }

    /// <summary>One article in ten: it names no event.</summary>
    public bool IsCommon(uint key) => _count >= LeastArticles && _articles.GetValueOrDefault(key) * 10L > _count;

    public WeightedTerm[] Vector(Term[] terms)
    {
        var vector = new WeightedTerm[terms.Length];
        var squares = 0.0;
        for (var at = 0; at < terms.Length; at++)
        {
            var weight = terms[at].Count * Math.Log((1.0 + _count) / (.5 + _articles.GetValueOrDefault(terms[at].Key)));
            weight = Math.Max(weight, .01);
            vector[at] = new WeightedTerm(terms[at].Key, (float)weight);
            squares += weight * weight;
        }

        var length = (float)Math.Sqrt(squares);
        for (var at = 0; at < vector.Length; at++)
        {
            vector[at] = vector[at] with { Weight = vector[at].Weight / length };
        }

        return vector;
    }
}
