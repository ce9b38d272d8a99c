namespace Aggregator.Text.Spelling;

/// <summary>Folded text with the original position of each of its characters.</summary>
/// <param name="Value">Words separated by one space.</param>
/// <param name="Origins">For each character of <paramref name="Value"/>, its offset in the original.</param>
internal sealed record FoldedText(string Value, IReadOnlyList<int> Origins)
{
    /// <summary>The words in order; the range of a word in the original includes its marks.</summary>
    public IEnumerable<(string Word, TextRange Range)> Words(string original)
    {
        var start = 0;
        while (start < Value.Length)
        {
            var end = Value.IndexOf(' ', start);
            end = end < 0 ? Value.Length : end;
            yield return (Value[start..end], RangeOf(original, start, end));
            start = end + 1;
        }
    }

    private TextRange RangeOf(string original, int start, int end)
    {
        var from = Origins[start];
        var to = Origins[end - 1] + 1;
        // A mark or tatweel after the last letter belongs to the word that is shown.
        while (to < original.Length && FoldingTable.Keys.Map[original[to]] == FoldingTable.Deleted)
        {
            to++;
        }

        return new TextRange(from, to - from);
    }
}

/// <summary>A passage of a text, in UTF-16 units.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;
}
