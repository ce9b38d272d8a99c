using System.Text;
using Aggregator.Text.Spelling;

namespace Aggregator.Text.Search;

/// <summary>The text of an article in the full-text index (duplicates.md §5). FTS5 would cut a word at every haraka, so it
/// receives only this text.</summary>
public static class SearchText
{
    /// <summary>Stands before a base form. No folded word mixes Latin and Arabic like this, so only queries for base forms match
    /// it.</summary>
    internal const char BaseMark = 'x';

    /// <param name="text">Any text.</param>
    /// <param name="bases">Receives the base words of plurals, feminines and possessives, each after a space, for a column of low
    /// weight.</param>
    /// <returns>The text for the title and body columns: folded, without the Arabic article.</returns>
    public static string Prepare(string text, StringBuilder bases)
    {
        // One pass over spans, because a polling round indexes thousands of texts a second.
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
