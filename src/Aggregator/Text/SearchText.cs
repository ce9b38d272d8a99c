using System.Text;

namespace Aggregator.Text;

/// <summary>What the full-text index holds of an article (duplicates.md §5). FTS5 cuts a word at every haraka, so only this text may reach it.</summary>
public static class SearchText
{
    /// <summary>Stands before a base form, so that it meets a query only as such: no folded word mixes Latin with Arabic this way.</summary>
    internal const char BaseMark = 'x';

    /// <summary>For the title and body columns: folded, the article removed.</summary>
    public static string Prepare(string text) => string.Join(' ', Words(text).Select(ArabicWords.WithoutArticle));

    /// <summary>For a column of low weight: the words that plurals, feminines and possessives come from.</summary>
    public static string Stem(string text)
    {
        var bases = new StringBuilder();
        foreach (var word in Words(text))
        {
            foreach (var origin in ArabicInflection.Bases(ArabicWords.WithoutArticle(word)))
            {
                bases.Append(bases.Length == 0 ? "" : " ").Append(BaseMark).Append(origin);
            }
        }

        return bases.ToString();
    }

    internal static string[] Words(string text) =>
        ArabicFolding.FoldForSearch(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
