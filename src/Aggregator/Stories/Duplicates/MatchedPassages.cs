using Aggregator.Text.Spelling;

namespace Aggregator.Stories.Duplicates;

/// <summary>A passage that two texts have in common, with its place in each.</summary>
public sealed record MatchedPassage(TextRange InFirst, TextRange InSecond);

/// <summary>Finds the common passages of two texts, so that a page can show the texts side by side.</summary>
public static class MatchedPassages
{
    /// <summary>Shorter passages are common phrases.</summary>
    private const int LeastWords = 5;

    /// <returns>The passages in the order of the first text. They do not overlap there.</returns>
    public static IReadOnlyList<MatchedPassage> Between(string first, string second)
    {
        var ours = Words(first);
        var theirs = Words(second);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = theirs.Count - LeastWords; at >= 0; at--)
        {
            // The earliest place in the second text is kept.
            places[Key(theirs, at)] = at;
        }

        var passages = new List<MatchedPassage>();
        for (var at = 0; at + LeastWords <= ours.Count;)
        {
            if (!places.TryGetValue(Key(ours, at), out var there))
            {
                at++;
                continue;
            }

            var length = LeastWords;
            while (at + length < ours.Count && there + length < theirs.Count && ours[at + length].Word == theirs[there + length].Word)
            {
                length++;
            }

            passages.Add(new MatchedPassage(Range(ours, at, length), Range(theirs, there, length)));
            at += length;
        }

        return passages;
    }

    private static List<(string Word, TextRange Range)> Words(string text) =>
        [.. ArabicFolding.FoldForSearchWithOrigins(text).Words(text).Take(Winnowing.MostWords)];

    private static string Key(List<(string Word, TextRange Range)> words, int at) =>
        string.Join(' ', words.Skip(at).Take(LeastWords).Select(word => word.Word));

    private static TextRange Range(List<(string Word, TextRange Range)> words, int at, int length) =>
        new(words[at].Range.Start, words[at + length - 1].Range.End - words[at].Range.Start);
}
