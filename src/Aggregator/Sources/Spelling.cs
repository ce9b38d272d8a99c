namespace Aggregator.Sources;

/// <summary>Guesses the word that a misspelt word was meant to be.</summary>
internal static class Spelling
{
    /// <returns>A question to append to a fault; empty when no known word is similar.</returns>
    public static string Suggest(string word, IReadOnlyList<string> known)
    {
        var nearest = known
            .Select(candidate => (Word: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault((Word: "", Distance: int.MaxValue));
        return nearest.Distance <= Math.Max(1, nearest.Word.Length / 3) ? $"; did you mean \"{nearest.Word}\"?" : "";
    }

    /// <summary>Levenshtein distance. A word longer than all known words is cut, so that the cost stays small.</summary>
    private static int Distance(string left, string right)
    {
        left = left[..Math.Min(left.Length, 64)];
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
