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
            all.Add(Words(SearchFields.Source, sourceIds), Occur.MUST);
        }

        return all;
    }

    public static Query AnyOf(SearchQuery.Match words) => Any(words.Terms.Select(OfTerm));

    /// <summary>Articles with any form of the word or phrase.</summary>
    public static Query OfTerm(SearchTerm term) => Any(
    [
        .. term.Forms.Where(form => form.Count == 1).GroupBy(form => FieldOf(form[0], term.InTitle), form => form[0]).Select(field => Words(field.Key, field)),
        .. term.Forms.Where(form => form.Count > 1).GroupBy(form => string.Join(' ', form.Skip(1))).Select(phrase => Phrase([.. phrase], term.InTitle)),
    ]);

    /// <summary>Matches only articles with these numbers.</summary>
    public static Query Among(Query query, IEnumerable<long> ids) => new BooleanQuery
    {
        { query, Occur.MUST },
        { Words(SearchFields.Id, ids.Select(id => SearchFields.Named(id).Text)), Occur.MUST },
    };

    private static ConstantScoreQuery Words(string field, IEnumerable<string> words) => new(new AnyWord(field, words));

    private static Query Any(IEnumerable<Query> alternatives)
    {
        var all = alternatives.ToList();
        if (all is [var only])
        {
            return only;
        }

        var any = new BooleanQuery(disableCoord: true);
        all.ForEach(alternative => any.Add(alternative, Occur.SHOULD));
        return any;
    }

    /// <param name="forms">The forms of a phrase, which differ only in the first word.</param>
    /// <param name="inTitle">Whether only the headline is searched.</param>
    private static MultiPhraseQuery Phrase(List<IReadOnlyList<string>> forms, bool inTitle)
    {
        var phrase = new MultiPhraseQuery();
        phrase.Add([.. forms.Select(form => new Term(FieldOf(form[0], inTitle), form[0]))]);
        foreach (var word in forms[0].Skip(1))
        {
            phrase.Add(new Term(FieldOf(forms[0][0], inTitle), word));
        }

        return phrase;
    }

    // The bases of the headline's words have no field of their own, so a search in headlines finds only the written forms.
    private static string FieldOf(string word, bool inTitle) => inTitle ? SearchFields.Title : IsBase(word) ? SearchFields.Bases : SearchFields.Text;

    private static bool IsBase(string word) => word.Length > 1 && word[0] == SearchText.BaseMark && word[1] > '\u007F';
}
