namespace Aggregator.Text.Search;

/// <summary>What a reader typed into the search box, understood or refused; never a syntax error of the database.</summary>
public abstract record SearchQuery
{
    /// <summary>The name that the title's column must have in the index.</summary>
    public const string TitleColumn = "title";

    /// <summary>More words than this are not a search but a pasted article.</summary>
    public const int MaxTerms = 24;

    private SearchQuery()
    {
    }

    /// <summary>Words and "phrases" must all occur, -word must not, OR (أو, |) joins neighbours, title:word (عنوان:) asks the title alone.</summary>
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

    /// <summary>Articles with any of these words or phrases: for a list of words that must not occur.</summary>
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

    /// <summary>A query that can be asked.</summary>
    public sealed record Match : SearchQuery
    {
        internal Match(string expression, IReadOnlyList<IReadOnlyList<SearchTerm>> groups, IReadOnlyList<SearchTerm> terms)
        {
            Expression = expression;
            Groups = groups;
            Terms = terms;
        }

        /// <summary>For <c>MATCH</c> of SQLite's FTS5 over <see cref="SearchText"/>.</summary>
        public string Expression { get; }

        /// <summary>For an index that has no language: each group is met by any of its terms; a group of one excluded term must not be met.</summary>
        internal IReadOnlyList<IReadOnlyList<SearchTerm>> Groups { get; }

        /// <summary>What is to be highlighted.</summary>
        internal IReadOnlyList<SearchTerm> Terms { get; }
    }

    /// <summary>A query that cannot be asked.</summary>
    /// <param name="Sentence">Arabic, for the reader.</param>
    public sealed record Refused(string Sentence) : SearchQuery;
}
