namespace Aggregator.Feeds.Markup;

/// <summary>Remembers where terminators come next, or that none does, so that a thousand openings cost one search.</summary>
internal sealed class TerminatorIndex
{
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <returns>−1 when the terminator does not follow.</returns>
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
