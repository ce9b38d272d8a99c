using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Text.Search;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Reading;

/// <summary>The conditions of an <see cref="ArticleQuery"/> that the archive can check. The search index checks the
/// words.</summary>
internal sealed class ArticleConditions
{
    private readonly HashSet<string> _sections;
    private readonly HashSet<string> _sectionPapers;
    private readonly long _from;
    private readonly long _to;

    private ArticleConditions(LiteSession session, ArticleQuery query)
    {
        Papers = PapersOf(session, query);
        _sections = query.Sections.ToHashSet(StringComparer.Ordinal);
        _sectionPapers = [.. FollowedSource.All(session).Values.Where(source => source.Category is { } category && _sections.Contains(category)).Select(source => source.Id)];
        _from = query.From?.ToUnixTimeMilliseconds() ?? long.MinValue;
        _to = query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        Unwanted = string.IsNullOrWhiteSpace(query.Without) ? null : SearchQuery.ParseAny(query.Without) as SearchQuery.Match;
    }

    /// <summary>The papers to read, by number; null means every paper.</summary>
    public IReadOnlyDictionary<long, FollowedSource>? Papers { get; }

    /// <summary>Articles with any of these words are left out; null means none.</summary>
    public SearchQuery.Match? Unwanted { get; }

    public static ArticleConditions Of(LiteSession session, ArticleQuery query) => new(session, query);

    /// <summary>Whether the archive has any article of the papers, any of the sections and any of the days of the query. These
    /// checks use indexes; without them, a query for something that the archive does not have would look at every
    /// article.</summary>
    public bool CanMatch(LiteSession session)
    {
        bool HasArticle(long paper) => session.Keys(
            ArticleDocument.Collection, ArticleOrder.PaperField, ArticleOrder.PaperKey(paper, long.MinValue, 0), ArticleOrder.PaperKey(paper, long.MaxValue, 0)).Any();
        return (Papers is null || Papers.Keys.Any(HasArticle))
            && (_sections.Count == 0 || _sections.Any(name => SectionDocument.Has(session, name)) || _sectionPapers.Any(id => HasArticle(FollowedSource.Of(session, id).Number)))
            && (_from < _to && ((_from == long.MinValue && _to == long.MaxValue)
                || session.Keys(ArticleDocument.Collection, ArticleOrder.Field, ArticleOrder.Key(_from, long.MinValue), ArticleOrder.Key(_to, long.MinValue)).Any()));
    }

    /// <summary>Checks what the index key contains, without reading the article.</summary>
    public bool Pass(ArticleOrder order) =>
        !order.IsHidden && order.At >= _from && order.At < _to && (Papers is null || Papers.ContainsKey(order.Source));

    public bool Pass(LiteSession session, BsonDocument article) =>
        article.ContainsKey("story") && Pass(ArticleOrder.Of(article, FollowedSource.Of(session, article["source"].AsString).Number)) && IsOfSection(article);

    public bool IsOfSection(BsonDocument article) =>
        _sections.Count == 0 || (article.TextOrNull("section") is { } section && _sections.Contains(section)) || _sectionPapers.Contains(article["source"].AsString);

    private static Dictionary<long, FollowedSource>? PapersOf(LiteSession session, ArticleQuery query)
    {
        if (query.SourceIds.Count + query.Countries.Count == 0)
        {
            return null;
        }

        var (ids, countries) = (query.SourceIds.ToHashSet(StringComparer.Ordinal), query.Countries.ToHashSet(StringComparer.Ordinal));
        return FollowedSource.All(session).Values
            .Where(source => ids.Count == 0 || ids.Contains(source.Id))
            .Where(source => countries.Count == 0 || (source.Country is { } country && countries.Contains(country)))
            .ToDictionary(source => source.Number);
    }
}
