using Aggregator.Text.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>What a reader typed, as a question to the full-text index.</summary>
internal static class SearchExpression
{
    /// <param name="match">The words that must and must not occur.</param>
    /// <param name="unwanted">More words that must not occur; null for none.</param>
    /// <param name="sourceIds">Only these papers; null for all.</param>
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

    /// <summary>Articles with any of the words.</summary>
    public static Query AnyOf(SearchQuery.Match words) => Any(words.Terms.Select(OfTerm));

    public static Query OfTerm(SearchTerm term) => Any(term.Forms.Select(form => OfForm(form, term.InTitle)));

    /// <summary>Those of the articles.</summary>
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
        // The headline's own bases are not kept apart: a search in headlines finds the words as they stand there.
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
