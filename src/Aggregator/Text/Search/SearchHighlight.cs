using Aggregator.Text.Spelling;

namespace Aggregator.Text.Search;

/// <summary>Finds a query's words in the text that readers see.</summary>
public static class SearchHighlight
{
    /// <returns>Passages in order, without overlap. Empty when this text holds none of the words; the other field of the article
    /// may hold them.</returns>
    public static IReadOnlyList<TextRange> Find(string original, SearchQuery query) =>
        query is SearchQuery.Match match ? Find(original, match.Terms) : [];

    private static List<TextRange> Find(string original, IReadOnlyList<SearchTerm> terms)
    {
        var forms = terms.SelectMany(term => term.Forms).ToLookup(form => form[0], StringComparer.Ordinal);
        var words = ArabicFolding.FoldForSearchWithOrigins(original).Words(original)
            .Select(word => (Prepared: ArabicWords.WithoutArticle(word.Word), word.Range))
            .ToList();
        var found = new List<TextRange>();
        for (var at = 0; at < words.Count;)
        {
            var length = LongestAt(words, at, forms);
            if (length > 0)
            {
                var start = words[at].Range.Start;
                found.Add(new TextRange(start, words[at + length - 1].Range.End - start));
            }

            at += Math.Max(1, length);
        }

        return found;
    }

    private static int LongestAt(List<(string Prepared, TextRange Range)> words, int at, ILookup<string, IReadOnlyList<string>> forms)
    {
        var first = words[at].Prepared;
        var isInflection = ArabicInflection.Bases(first).Any(origin => forms.Contains(SearchText.BaseMark + origin));
        var longest = isInflection ? 1 : 0;
        foreach (var form in forms[first])
        {
            if (form.Count > longest && Matches(words, at, form))
            {
                longest = form.Count;
            }
        }

        return longest;
    }

    private static bool Matches(List<(string Prepared, TextRange Range)> words, int at, IReadOnlyList<string> form)
    {
        if (at + form.Count > words.Count)
        {
            return false;
        }

        for (var next = 1; next < form.Count; next++)
        {
            if (words[at + next].Prepared != form[next])
            {
                return false;
            }
        }

        return true;
    }
}
