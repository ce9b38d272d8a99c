namespace Aggregator.Feeds.Markup;

/// <summary>Collects the faults of a document: each kind of fault once, with its first place.</summary>
internal sealed class RepairLog
{
    private const int MaxKinds = 50;

    private Dictionary<string, int>? _first;
    private Dictionary<string, int>? _undefined;

    /// <param name="offset">The position in the cleaned text; negative when the fault concerns the whole document.</param>
    /// <param name="message">One English sentence without the line number.</param>
    public void Add(int offset, string message)
    {
        _first ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (_first.TryGetValue(message, out var known))
        {
            _first[message] = Math.Min(known, offset);
        }
        else if (_first.Count < MaxKinds)
        {
            _first.Add(message, offset);
        }
    }

    /// <summary>Notes an entity that is not defined. A document may use it a
    /// thousand times, so its sentence is made only once, at the end.</summary>
    public void AddUndefined(int offset, ReadOnlySpan<char> entity)
    {
        _undefined ??= new Dictionary<string, int>(StringComparer.Ordinal);
        var byName = _undefined.GetAlternateLookup<ReadOnlySpan<char>>();
        byName[entity] = byName.TryGetValue(entity, out var known) ? Math.Min(known, offset) : offset;
    }

    public IReadOnlyList<FeedRepair> ToRepairs(ReadOnlySpan<char> source)
    {
        foreach (var (entity, offset) in _undefined ?? [])
        {
            Add(offset, $"&{entity}; is not defined in XML and was read as in HTML.");
        }

        if (_first is null)
        {
            return [];
        }

        List<FeedRepair> repairs = [];
        var line = 1;
        var counted = 0;
        foreach (var (message, offset) in _first.OrderBy(fault => fault.Value).ThenBy(fault => fault.Key, StringComparer.Ordinal))
        {
            var end = Math.Clamp(offset, counted, source.Length);
            line += source[counted..end].Count('\n');
            counted = end;
            repairs.Add(new FeedRepair(offset < 0 ? null : line, message));
        }

        return repairs;
    }
}
