namespace Aggregator.Text.Search;

/// <summary>The result of reading what a reader typed into the search box: a query or a refusal. No input causes a
/// syntax error in an index.</summary>
public abstract record SearchQuery
{
    /// <summary>More words than this are not a search but a pasted article.</summary>
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
            : new Match(groups, [.. terms.Where(term => !term.IsExcluded)]);
    }

    /// <summary>A query for articles with any of these words or phrases; used to hide articles by a list of words.</summary>
    public static SearchQuery ParseAny(string typed)
    {
        var terms = SearchQueryReader.Read(typed).SelectMany(group => group).Take(MaxTerms).Select(term => term with { IsExcluded = false }).ToList();
        return terms.Count == 0
            ? new Refused("اكتب كلمة أو عبارة.")
            : new Match([terms], terms);
    }

    /// <summary>A query that can be run.</summary>
    public sealed record Match : SearchQuery
    {
        internal Match(IReadOnlyList<IReadOnlyList<SearchTerm>> groups, IReadOnlyList<SearchTerm> terms)
        {
            Groups = groups;
            Terms = terms;
        }

        /// <summary>For an index of <see cref="SearchText"/>. An article matches a group when it holds any of the
        /// group's terms, and it must match every group. A group of one excluded term must not match.</summary>
        internal IReadOnlyList<IReadOnlyList<SearchTerm>> Groups { get; }

        /// <summary>The words and phrases to highlight.</summary>
        internal IReadOnlyList<SearchTerm> Terms { get; }
    }

    /// <summary>A query that cannot be run.</summary>
    /// <param name="Sentence">The reason in Arabic, for the reader.</param>
    public sealed record Refused(string Sentence) : SearchQuery;
}
