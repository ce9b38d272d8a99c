namespace Aggregator.Feeds.Markup;

/// <summary>Remembers which terminators do not occur any more, so that a thousand openings cost one search.</summary>
internal sealed class TerminatorIndex
{
    private readonly HashSet<string> _exhausted = new(StringComparer.Ordinal);

    /// <returns>−1 when the terminator does not follow.</returns>
    public int Find(ReadOnlySpan<char> source, string terminator, int start)
    {
        if (start >= source.Length || _exhausted.Contains(terminator))
        {
            return -1;
        }

        var found = source[start..].IndexOf(terminator, StringComparison.Ordinal);
        if (found < 0)
        {
            _exhausted.Add(terminator);
            return -1;
        }

        return start + found;
    }
}
