using System.Text;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Text.Search;

namespace Aggregator.Storage.Sqlite.Search;

/// <summary>The conditions of an <see cref="ArticleQuery"/> on a table of articles named <c>a</c>, with their values and the
/// expression for the search index.</summary>
/// <param name="Match">An expression of FTS5; null when no words are sought.</param>
internal sealed record ArticleFilter(string Conditions, IReadOnlyList<(string Name, object? Value)> Values, string? Match)
{
    /// <summary>The condition that no editor has hidden the article.</summary>
    public const string IsShown = "a.id NOT IN (SELECT id FROM hidden_article)";

    private static readonly DateTimeOffset FarPast = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Null when the search cannot be read, so that nothing matches.</returns>
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
        if (query.From is { } from && string.IsNullOrWhiteSpace(query.Search))
        {
            Add("a.at >= $from", "$from", from.Stamp);
        }

        if (query.To is { } to)
        {
            Add("a.at < $to", "$to", to.Stamp);
        }

        var unwanted = string.IsNullOrWhiteSpace(query.Without) ? null : SearchQuery.ParseAny(query.Without) as SearchQuery.Match;
        if (string.IsNullOrWhiteSpace(query.Search))
        {
            if (unwanted is not null)
            {
                // The index is asked for each article, because only a few articles are read, and a common word is in half of all
                // articles.
                Add("NOT EXISTS (SELECT 1 FROM article_text WHERE article_text MATCH $unwanted AND rowid = a.id)", "$unwanted", FullTextExpression.Of(unwanted));
            }

            return new ArticleFilter(conditions.ToString(), values, null);
        }

        return SearchQuery.Parse(query.Search) is SearchQuery.Match match
            ? new ArticleFilter(conditions.ToString(), values, Expression(query, match, unwanted))
            : null;
    }

    /// <summary>Whether the store has any article of the papers, any of the countries, any of the sections, and any of the days
    /// of the query.</summary>
    /// <remarks>These checks use indexes. Without them, a query for something that the store does not have would look at every
    /// article.</remarks>
    public static bool CanMatch(Session session, ArticleQuery query, bool forStories)
    {
        List<string> conditions = [];
        List<(string Name, object? Value)> values = [];
        void Need(bool isAsked, string condition, string name, Func<object> value)
        {
            if (isAsked)
            {
                conditions.Add(condition);
                values.Add((name, value()));
            }
        }

        const string HasArticle = "EXISTS (SELECT 1 FROM article AS a WHERE a.story_id IS NOT NULL AND a.source_id =";
        Need(
            // For one paper, the index of the paper's articles answers as quickly.
            query.SourceIds.Count > 1 || (query.SourceIds.Count == 1 && forStories),
            $"EXISTS (SELECT 1 FROM json_each($sources) AS wanted WHERE {HasArticle} wanted.value))",
            "$sources",
            () => JsonList.Of(query.SourceIds));
        Need(
            query.Countries.Count > 0,
            $"EXISTS (SELECT 1 FROM source WHERE country IN (SELECT value FROM json_each($countries)) AND {HasArticle} source.id))",
            "$countries",
            () => JsonList.Of(query.Countries));
        Need(
            query.Sections.Count > 0,
            $"""
            (EXISTS (SELECT 1 FROM article WHERE section IN (SELECT value FROM json_each($sections)))
             OR EXISTS (SELECT 1 FROM source WHERE category IN (SELECT value FROM json_each($sections)) AND {HasArticle} source.id)))
            """,
            "$sections",
            () => JsonList.Of(query.Sections));
        if (query.From is not null || query.To is not null)
        {
            conditions.Add("EXISTS (SELECT 1 FROM article WHERE at >= $from AND at < $to)");
            values.Add(("$from", (query.From ?? DateTimeOffset.MinValue).Stamp));
            values.Add(("$to", (query.To ?? DateTimeOffset.MaxValue).Stamp));
        }

        return conditions.Count == 0 || session.Query($"SELECT {string.Join(" AND ", conditions)}", row => row.GetBoolean(0), [.. values])[0];
    }

    /// <summary>Also asks the search index for the papers of the countries. Otherwise every article with a common word would be
    /// looked at.</summary>
    public ArticleFilter Narrowed(Session session, ArticleQuery query)
    {
        if (Match is null || query.Countries.Count == 0)
        {
            return this;
        }

        var papers = session.Query(
            "SELECT id FROM source WHERE country IN (SELECT value FROM json_each($countries))",
            row => row.GetString(0),
            ("$countries", JsonList.Of(query.Countries)));
        return SearchMarks.AnySource(papers) is { } marks ? this with { Match = $"({Match}) AND {marks}" } : this;
    }

    private static string Expression(ArticleQuery query, SearchQuery.Match match, SearchQuery.Match? unwanted)
    {
        var expression = $"({FullTextExpression.Of(match)})";
        if (query.SourceIds.Count > 0 && SearchMarks.AnySource(query.SourceIds) is { } sources)
        {
            expression += $" AND {sources}";
        }

        // Without an end, the newest hits are wanted, and reading stops at the beginning of the time span.
        if (query.To is { } to && SearchMarks.AnyDay(query.From ?? FarPast, to) is { } days)
        {
            expression += $" AND {days}";
        }

        return unwanted is null ? expression : $"({expression}) NOT ({FullTextExpression.Of(unwanted)})";
    }

    private static void AddOrigin(ArticleQuery query, Action<string, string, object> add)
    {
        if (query.SourceIds is [var only])
        {
            // With an equality, the index also gives the order. So only the newest articles of the paper are read, and nothing is
            // sorted.
            add("a.source_id = $source", "$source", only);
        }
        else if (query.SourceIds.Count > 0)
        {
            add("a.source_id IN (SELECT value FROM json_each($sources))", "$sources", JsonList.Of(query.SourceIds));
        }

        if (query.Countries.Count > 0)
        {
            add(
                "a.source_id IN (SELECT id FROM source WHERE country IN (SELECT value FROM json_each($countries)))",
                "$countries",
                JsonList.Of(query.Countries));
        }

        if (query.Sections.Count > 0)
        {
            add(
                """
                (a.section IN (SELECT value FROM json_each($sections))
                 OR a.source_id IN (SELECT id FROM source WHERE category IN (SELECT value FROM json_each($sections))))
                """,
                "$sections",
                JsonList.Of(query.Sections));
        }
    }
}
