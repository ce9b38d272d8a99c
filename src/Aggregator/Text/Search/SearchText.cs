using System.Text;
using Aggregator.Text.Spelling;

namespace Aggregator.Text.Search;

/// <summary>What the full-text index holds of an article (duplicates.md §5). FTS5 cuts a word at every haraka, so only this text may reach it.</summary>
public static class SearchText
{
    /// <summary>Stands before a base form, so that it meets a query only as such: no folded word mixes Latin with Arabic this way.</summary>
    internal const char BaseMark = 'x';

    /// <param name="text">Any text.</param>
    /// <param name="bases">
    /// Receives, for a column of low weight, the words that plurals, feminines and possessives come from, each after a space.
    /// </param>
    /// <returns>For the title and body columns: folded, the article removed.</returns>
    public static string Prepare(string text, StringBuilder bases)
    {
        // One pass over spans: a polling round indexes thousands of texts a second.
        var folded = ArabicFolding.FoldForSearch(text).AsSpan();
        using var words = new CharacterBuffer(folded.Length);
        foreach (var range in folded.Split(' '))
        {
            var word = ArabicWords.WithoutArticle(folded[range]);
            if (!word.IsEmpty)
            {
                words.Append(words.Length == 0 ? "" : " ");
                words.Append(word);
                ArabicInflection.AppendBases(bases, word);
            }
        }

        return words.ToString();
    }

    internal static string[] Words(string text) =>
        ArabicFolding.FoldForSearch(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
