namespace Aggregator.Sources;

/// <summary>Guesses the word that a misspelt word was meant to be.</summary>
public static class Spelling
{
    /// <returns>A question to append to a fault; empty when no known word is similar.</returns>
    internal static string Suggest(string word, IReadOnlyList<string> known)
    {
        var nearest = Nearest(word, known);
        return Distance(word, nearest) <= Math.Max(1, nearest.Length / 3) ? $"; did you mean \"{nearest}\"?" : "";
    }

    /// <returns>The known word that needs the fewest changes of letters.</returns>
    public static string Nearest(string word, IReadOnlyList<string> known) => known.MinBy(candidate => Distance(word, candidate)) ?? "";

    /// <summary>Levenshtein distance. A word longer than all known words is cut, so that the cost stays small.</summary>
    private static int Distance(string left, string right)
    {
        left = left[..Math.Min(left.Length, 64)].ToLowerInvariant();
        right = right.ToLowerInvariant();
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (row, letter) in left.Index())
        {
            var current = new int[right.Length + 1];
            current[0] = row + 1;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = previous[column - 1] + (letter == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(change, Math.Min(previous[column], current[column - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
