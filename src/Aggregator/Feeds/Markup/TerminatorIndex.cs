namespace Aggregator.Feeds.Markup;

/// <summary>Remembers the next position of each terminator, or that
/// none follows, so that a thousand openings need one search.</summary>
internal sealed class TerminatorIndex
{
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <returns>−1 when the terminator does not occur from the start on.</returns>
    public int Find(ReadOnlySpan<char> source, string terminator, int start)
    {
        if (start >= source.Length)
        {
            return -1;
        }

        if (_next.TryGetValue(terminator, out var known) && (known < 0 || known >= start))
        {
            return known;
        }

        var found = source[start..].IndexOf(terminator, StringComparison.Ordinal);
        return _next[terminator] = found < 0 ? -1 : start + found;
    }
}
