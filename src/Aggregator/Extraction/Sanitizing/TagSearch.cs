namespace Aggregator.Extraction.Sanitizing;

/// <summary>Finds the next occurrence of a tag and remembers its position,
/// so that a million open selects do not need a million searches.</summary>
internal sealed class TagSearch
{
    private Dictionary<string, int>? _next;

    /// <returns><see cref="int.MaxValue"/> when the tag does not occur after the position.</returns>
    public int Find(string html, string tag, int position)
    {
        var start = Math.Clamp(position, 0, html.Length);
        _next ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (_next.TryGetValue(tag, out var known) && known >= start)
        {
            return known;
        }

        var found = html.AsSpan(start).IndexOf(tag, StringComparison.OrdinalIgnoreCase);
        return _next[tag] = found < 0 ? int.MaxValue : start + found;
    }
}
