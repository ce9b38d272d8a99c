using Aggregator.Text.Search;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Tells which articles hold words that must not occur: asked for few at a time, since a common word stands in half of them.</summary>
internal sealed class UnwantedWords(IndexSearcher index, SearchQuery.Match words)
{
    private readonly Query _words = SearchExpression.AnyOf(words);

    /// <returns>Those of the articles that hold one of the words.</returns>
    public HashSet<long> Among(IEnumerable<long> articles)
    {
        var asked = articles.ToList();
        return asked.Count == 0 ? [] : [.. NewestHits.Of(index, SearchExpression.Among(_words, asked)).Select(hit => hit.Id)];
    }
}
