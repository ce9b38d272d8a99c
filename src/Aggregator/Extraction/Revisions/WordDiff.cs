using Aggregator.Text.Spelling;

namespace Aggregator.Extraction.Revisions;

/// <summary>Compares the words of two headlines in reading order. A word in another spelling is the same word.</summary>
public static class WordDiff
{
    // Headlines have about a dozen words. When more words than this differ, the whole differing part counts as replaced.
    private const int MaxWords = 400;

    /// <returns>Runs of words, joined by single spaces. Removed words stand before the added words that replace them.
    /// Kept words have their new spelling.</returns>
    public static IReadOnlyList<WordRun> Compare(string before, string after)
    {
        var old = Words(before);
        var current = Words(after);
        var start = 0;
        while (start < old.Length && start < current.Length && old[start].Key == current[start].Key)
        {
            start++;
        }

        var end = 0;
        while (end < old.Length - start && end < current.Length - start && old[^(end + 1)].Key == current[^(end + 1)].Key)
        {
            end++;
        }

        var runs = new List<(WordChange Change, List<Word> Words)>();
        Add(runs, WordChange.Kept, current.AsSpan(0, start));
        Middle(runs, old.AsSpan(start, old.Length - start - end), current.AsSpan(start, current.Length - start - end));
        Add(runs, WordChange.Kept, current.AsSpan(current.Length - end));
        return [.. runs.Select(run => new WordRun(run.Change, string.Join(' ', run.Words.Select(word => word.Text))))];
    }

    private static Word[] Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => new Word(word, ArabicFolding.Fold(word) is { Length: > 0 } key ? key : word))];

    private static void Middle(List<(WordChange, List<Word>)> runs, ReadOnlySpan<Word> old, ReadOnlySpan<Word> current)
    {
        if (old.Length > MaxWords || current.Length > MaxWords)
        {
            Add(runs, WordChange.Removed, old);
            Add(runs, WordChange.Added, current);
            return;
        }

        var common = CommonLengths(old, current);
        var (left, right) = (0, 0);
        while (left < old.Length || right < current.Length)
        {
            if (left < old.Length && right < current.Length && old[left].Key == current[right].Key)
            {
                Add(runs, WordChange.Kept, current.Slice(right, 1));
                left++;
                right++;
            }
            else if (left < old.Length && (right == current.Length || common[left + 1, right] >= common[left, right + 1]))
            {
                Add(runs, WordChange.Removed, old.Slice(left++, 1));
            }
            else
            {
                Add(runs, WordChange.Added, current.Slice(right++, 1));
            }
        }
    }

    /// <summary>The lengths of the longest common subsequences of all endings of both texts.</summary>
    private static int[,] CommonLengths(ReadOnlySpan<Word> old, ReadOnlySpan<Word> current)
    {
        var lengths = new int[old.Length + 1, current.Length + 1];
        for (var left = old.Length - 1; left >= 0; left--)
        {
            for (var right = current.Length - 1; right >= 0; right--)
            {
                lengths[left, right] = old[left].Key == current[right].Key
                    ? lengths[left + 1, right + 1] + 1
                    : Math.Max(lengths[left + 1, right], lengths[left, right + 1]);
            }
        }

        return lengths;
    }

    /// <summary>Joins neighbouring runs of one kind. A removal that follows an addition is moved before the addition.</summary>
    private static void Add(List<(WordChange Change, List<Word> Words)> runs, WordChange change, ReadOnlySpan<Word> words)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1].Change == change)
        {
            runs[^1].Words.AddRange(words);
        }
        else if (change == WordChange.Removed && runs.Count > 0 && runs[^1].Change == WordChange.Added)
        {
            if (runs.Count > 1 && runs[^2].Change == WordChange.Removed)
            {
                runs[^2].Words.AddRange(words);
            }
            else
            {
                runs.Insert(runs.Count - 1, (change, [.. words]));
            }
        }
        else
        {
            runs.Add((change, [.. words]));
        }
    }

    private readonly record struct Word(string Text, string Key);
}

/// <summary>Neighbouring words with the same change.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>What happened to a word.</summary>
public enum WordChange
{
    Kept,
    Removed,
    Added,
}
