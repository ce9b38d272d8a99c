namespace Aggregator.Extraction.Lines;

/// <summary>The keys of all texts that may be the headline. A line with one of these keys is not part of the body.</summary>
internal sealed class TitleKeys
{
    private readonly HashSet<string> _keys;
    private readonly int _longest;

    /// <param name="titles">As written; blank titles are left out.</param>
    public TitleKeys(IEnumerable<string> titles)
    {
        _keys = titles.Select(TitleKey.Of).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        _longest = _keys.Count == 0 ? 0 : _keys.Max(key => key.Length);
    }

    /// <summary>Whether the line is one of the titles. Every paragraph is tested, so a line is read no further once it
    /// has more letters than the longest title.</summary>
    public bool Has(string line)
    {
        var enough = (2 * _longest) + 1;
        return (line.Length <= enough || TitleKey.Of(line[..enough]).Length <= _longest) && _keys.Contains(TitleKey.Of(line));
    }
}
