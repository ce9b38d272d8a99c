using System.Text;
using Aggregator.Text;

namespace Aggregator.Storage;

/// <summary>The conditions of an <see cref="ArticleQuery"/> on a table of articles called <c>a</c>, and their values.</summary>
internal sealed record ArticleFilter(string Conditions, IReadOnlyList<(string Name, object? Value)> Values)
{
    private const string Matching = "(SELECT rowid FROM article_text WHERE article_text MATCH";

    /// <summary>No editor hid it.</summary>
    public const string IsShown = "a.id NOT IN (SELECT id FROM hidden_article)";

    /// <returns>Null when nothing can match, as for a search that cannot be read.</returns>
    public static ArticleFilter? Of(ArticleQuery query)
    {
        var conditions = new StringBuilder($"a.story_id IS NOT NULL AND {IsShown}");
        List<(string Name, object? Value)> values = [];
        void Add(string condition, string name, object value)
        {
            conditions.Append(" AND ").Append(condition);
            values.Add((name, value));
        }

        AddOrigin(query, Add);
        if (query.From is { } from)
        {
            Add("a.at >= $from", "$from", from.Stamp);
        }

        if (query.To is { } to)
        {
            Add("a.at < $to", "$to", to.Stamp);
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            if (SearchQuery.Parse(query.Search) is not SearchQuery.Match match)
            {
                return null;
            }

            Add($"a.id IN {Matching} $match)", "$match", match.Expression);
        }

        if (!string.IsNullOrWhiteSpace(query.Without) && SearchQuery.ParseAny(query.Without) is SearchQuery.Match unwanted)
        {
            Add($"a.id NOT IN {Matching} $unwanted)", "$unwanted", unwanted.Expression);
        }

        return new ArticleFilter(conditions.ToString(), values);
    }

    /// <summary>Whether any article of a story would pass only because of a condition.</summary>
    public static bool IsOpen(ArticleQuery query) =>
        query.SourceIds.Count + query.Countries.Count + query.Sections.Count == 0
        && query.From is null && query.To is null
        && string.IsNullOrWhiteSpace(query.Search) && string.IsNullOrWhiteSpace(query.Without);

    private static void AddOrigin(ArticleQuery query, Action<string, string, object> add)
    {
        if (query.SourceIds is [var only])
        {
            // As an equality the index gives the order too: a paper's newest, not all of its articles sorted.
            add("a.source_id = $source", "$source", only);
        }
        else if (query.SourceIds.Count > 0)
        {
            add("a.source_id IN (SELECT value FROM json_each($sources))", "$sources", EntryPayload.WriteTexts(query.SourceIds));
        }

        if (query.Countries.Count > 0)
        {
            add(
                "a.source_id IN (SELECT id FROM source WHERE country IN (SELECT value FROM json_each($countries)))",
                "$countries",
                EntryPayload.WriteTexts(query.Countries));
        }

        if (query.Sections.Count > 0)
        {
            add(
                """
                (a.section IN (SELECT value FROM json_each($sections))
                 OR a.source_id IN (SELECT id FROM source WHERE category IN (SELECT value FROM json_each($sections))))
                """,
                "$sections",
                EntryPayload.WriteTexts(query.Sections));
        }
    }
}
