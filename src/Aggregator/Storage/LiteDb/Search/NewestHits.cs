using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>An article that matches a query of the index.</summary>
/// <param name="SeenAt">No article that is read after this one arrived later.</param>
internal readonly record struct IndexHit(long Id, long At, long SeenAt);

/// <summary>Reads the matches of a query, the latest arrival first, for callers that stop when they have enough.</summary>
internal static class NewestHits
{
    private const int FirstWindow = 512;

    // Lucene reads forwards only. So a part of the index is read in windows from its end, and each window is four times as wide
    // as the one before. A common word needs only the first window.
    private const int Widening = 4;

    /// <summary>A part with so few hits is read at once, because each window looks up the words again.</summary>
    private const int Few = 2048;

    public static IEnumerable<IndexHit> Of(IndexSearcher searcher, Query query)
    {
        var weight = searcher.CreateNormalizedWeight(query);

        // The merge policy joins only neighbouring parts. So the parts, and the articles in each part, are in the order in which
        // they were added.
        return searcher.IndexReader.Leaves.Reverse().SelectMany(part => OfPart(part, weight));
    }

    private static IEnumerable<IndexHit> OfPart(AtomicReaderContext part, Weight weight)
    {
        var reader = part.AtomicReader;
        var (ids, at, seen) = (
            reader.GetNumericDocValues(SearchFields.Id), reader.GetNumericDocValues(SearchFields.At), reader.GetNumericDocValues(SearchFields.SeenAt));
        var found = new List<int>();
        for (int end = reader.MaxDoc, width = FirstWindow; end > 0; end -= width, width *= Widening)
        {
            if (weight.GetScorer(part, reader.LiveDocs) is not { } hits)
            {
                yield break;
            }

            width = hits.GetCost() <= Few ? end : width;
            found.Clear();
            for (var hit = hits.Advance(Math.Max(0, end - width)); hit < end; hit = hits.NextDoc())
            {
                found.Add(hit);
            }

            for (var i = found.Count - 1; i >= 0; i--)
            {
                yield return new IndexHit(ids.Get(found[i]), at.Get(found[i]), seen.Get(found[i]));
            }
        }
    }
}
