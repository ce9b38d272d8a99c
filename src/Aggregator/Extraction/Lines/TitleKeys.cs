namespace Aggregator.Extraction.Lines;

/// <summary>The keys of everything that may be the headline: a line equal to one of them is not body.</summary>
internal sealed class TitleKeys
{
    private readonly HashSet<string> _keys;
    private readonly int _longest;

    /// <param name="titles">As written; blank ones are none.</param>
    public TitleKeys(IEnumerable<string> titles)
    {
        _keys = titles.Select(TitleKey.Of).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        _longest = _keys.Count == 0 ? 0 : _keys.Max(key => key.Length);
    }

    /// <summary>Every paragraph is asked: one that begins with more letters than any title has is not read further.</summary>
    public bool Has(string line)
    {
        var enough = (2 * _longest) + 1;
        return (line.Length <= enough || TitleKey.Of(line[..enough]).Length <= _longest) && _keys.Contains(TitleKey.Of(line));
    }
}
