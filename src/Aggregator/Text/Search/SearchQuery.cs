namespace Aggregator.Text.Search;

/// <summary>What a reader typed into the search box: either understood or refused. It never becomes a syntax error of the
/// database.</summary>
public abstract record SearchQuery
{
    /// <summary>The name of the title's column in the index.</summary>
    public const string TitleColumn = "title";

    /// <summary>The most words of a query. A longer text is a pasted article.</summary>
    public const int MaxTerms = 24;

    private SearchQuery()
    {
    }

    /// <summary>Reads a query. Words and "phrases" must all occur, -word must not occur, OR (أو, |) joins neighbours, title:word
    /// (عنوان:) searches the title only.</summary>
    public static SearchQuery Parse(string typed)
    {
        var groups = SearchQueryReader.Read(typed);
        var terms = groups.SelectMany(group => group).ToList();
        if (terms.Count == 0)
        {
            return new Refused("اكتب كلمة أو عبارة للبحث عنها.");
        }

        if (terms.Count > MaxTerms)
        {
            return new Refused("العبارة أطول مما يمكن البحث عنه؛ اختصرها إلى كلمات أقل.");
        }

        return terms.All(term => term.IsExcluded)
            ? new Refused("لا يمكن البحث بكلمات مستثناة فقط؛ أضف كلمة واحدة على الأقل يجب أن ترد في الخبر.")
            : new Match(Join(groups), groups, [.. terms.Where(term => !term.IsExcluded)]);
    }

    /// <summary>A query for articles with any of these words or phrases; used to hide articles by a list of words.</summary>
    public static SearchQuery ParseAny(string typed)
    {
        var terms = SearchQueryReader.Read(typed).SelectMany(group => group).Take(MaxTerms).ToList();
        return terms.Count == 0
            ? new Refused("اكتب كلمة أو عبارة.")
            : new Match(string.Join(" OR ", terms.Select(term => term.Expression())), [terms], terms);
    }

    private static string Join(IReadOnlyList<IReadOnlyList<SearchTerm>> groups)
    {
        var wanted = groups.Where(group => group is not [{ IsExcluded: true }])
            .Select(group => $"({string.Join(" OR ", group.Select(term => term.Expression()))})");
        var unwanted = groups.Where(group => group is [{ IsExcluded: true }]).Select(group => group[0].Expression()).ToList();
        var all = string.Join(" AND ", wanted);
        return unwanted.Count == 0 ? all : $"({all}) NOT ({string.Join(" OR ", unwanted)})";
    }

    /// <summary>A query that can be run.</summary>
    public sealed record Match : SearchQuery
    {
        internal Match(string expression, IReadOnlyList<IReadOnlyList<SearchTerm>> groups, IReadOnlyList<SearchTerm> terms)
        {
            Expression = expression;
            Groups = groups;
            Terms = terms;
        }

        /// <summary>The query for <c>MATCH</c> of SQLite's FTS5 over <see cref="SearchText"/>.</summary>
        public string Expression { get; }

        /// <summary>The query for an index without a query language. Any term of a group satisfies the group. A group with one
        /// excluded term is satisfied when that term does not occur.</summary>
        internal IReadOnlyList<IReadOnlyList<SearchTerm>> Groups { get; }

        /// <summary>The words and phrases to highlight.</summary>
        internal IReadOnlyList<SearchTerm> Terms { get; }
    }

    /// <summary>A query that cannot be run.</summary>
    /// <param name="Sentence">The reason in Arabic, for the reader.</param>
    public sealed record Refused(string Sentence) : SearchQuery;
}
