using Aggregator.Text.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Makes a query for the search index from a reader's words.</summary>
internal static class SearchExpression
{
    /// <param name="match">The words that an article must contain or must not contain.</param>
    /// <param name="unwanted">More words that an article must not contain; null for none.</param>
    /// <param name="sourceIds">Only articles of these papers; null for all papers.</param>
    public static Query Of(SearchQuery.Match match, SearchQuery.Match? unwanted, IReadOnlyCollection<string>? sourceIds)
    {
        var all = new BooleanQuery();
        foreach (var group in match.Groups)
        {
            all.Add(Any(group.Select(OfTerm)), group is [{ IsExcluded: true }] ? Occur.MUST_NOT : Occur.MUST);
        }

        if (unwanted is not null)
        {
            all.Add(AnyOf(unwanted), Occur.MUST_NOT);
        }

        if (sourceIds is not null)
        {
            all.Add(Any(sourceIds.Select(id => new TermQuery(new Term(SearchFields.Source, id)))), Occur.MUST);
        }

        return all;
    }

    public static Query AnyOf(SearchQuery.Match words) => Any(words.Terms.Select(OfTerm));

    public static Query OfTerm(SearchTerm term) => Any(term.Forms.Select(form => OfForm(form, term.InTitle)));

    /// <summary>Matches only articles with these numbers.</summary>
    public static Query Among(Query query, IEnumerable<long> ids) => new BooleanQuery
    {
        { query, Occur.MUST },
        { Any(ids.Select(id => new TermQuery(SearchFields.Named(id)))), Occur.MUST },
    };

    private static BooleanQuery Any(IEnumerable<Query> alternatives)
    {
        var any = new BooleanQuery(disableCoord: true);
        foreach (var alternative in alternatives)
        {
            any.Add(alternative, Occur.SHOULD);
        }

        return any;
    }

    private static Query OfForm(IReadOnlyList<string> form, bool inTitle)
    {
        // The bases of the headline's words have no field of their own, so a search in headlines finds only the written forms.
        var field = inTitle ? SearchFields.Title : IsBase(form[0]) ? SearchFields.Bases : SearchFields.Text;
        if (form is [var only])
        {
            return new TermQuery(new Term(field, only));
        }

        var phrase = new PhraseQuery();
        foreach (var word in form)
        {
            phrase.Add(new Term(field, word));
        }

        return phrase;
    }

    private static bool IsBase(string word) => word.Length > 1 && word[0] == SearchText.BaseMark && word[1] > '\u007F';
}
