using Aggregator.Text.Search;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Tells which articles contain words that must not occur. It is asked for a few articles at a time, because half of all
/// articles contain a common word.</summary>
internal sealed class UnwantedWords(IndexSearcher index, SearchQuery.Match words)
{
    private readonly Query _words = SearchExpression.AnyOf(words);

    /// <returns>The articles that contain one of the words.</returns>
    public HashSet<long> Among(IEnumerable<long> articles)
    {
        var asked = articles.ToList();
        return asked.Count == 0 ? [] : [.. NewestHits.Of(index, SearchExpression.Among(_words, asked)).Select(hit => hit.Id)];
    }
}
