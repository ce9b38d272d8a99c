namespace Aggregator.Feeds.Markup;

/// <summary>Collects what was wrong with a document, each kind of fault once, at its first place.</summary>
internal sealed class RepairLog
{
    private const int MaxKinds = 50;

    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);

    /// <param name="offset">Into the decoded text; negative for the whole document.</param>
    /// <param name="message">One English sentence without the line.</param>
    public void Add(int offset, string message)
    {
        if (_first.TryGetValue(message, out var known))
        {
            _first[message] = Math.Min(known, offset);
        }
        else if (_first.Count < MaxKinds)
        {
            _first.Add(message, offset);
        }
    }

    public IReadOnlyList<FeedRepair> ToRepairs(string source)
    {
        if (_first.Count == 0)
        {
            return [];
        }

        List<FeedRepair> repairs = [];
        var line = 1;
        var counted = 0;
        foreach (var (message, offset) in _first.OrderBy(fault => fault.Value).ThenBy(fault => fault.Key, StringComparer.Ordinal))
        {
            var end = Math.Clamp(offset, counted, source.Length);
            line += source.AsSpan(counted, end - counted).Count('\n');
            counted = end;
            repairs.Add(new FeedRepair(offset < 0 ? null : line, message));
        }

        return repairs;
    }
}
