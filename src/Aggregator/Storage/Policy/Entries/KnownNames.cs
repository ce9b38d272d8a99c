namespace Aggregator.Storage.Policy.Entries;

/// <summary>The names under which the entries of one source are known, as far as one document asks for them.</summary>
/// <param name="entries">By name: the entry that bears it.</param>
internal sealed class KnownNames(Dictionary<long, long> entries)
{
    private readonly List<(long Name, long Entry)> _given = [];

    /// <summary>What was given since.</summary>
    public IReadOnlyList<(long Name, long Entry)> Given => _given;

    /// <returns>The entry of the first name that is known; null where none is.</returns>
    public long? Find(IReadOnlyList<long> names)
    {
        foreach (var name in names)
        {
            if (entries.TryGetValue(name, out var entry))
            {
                return entry;
            }
        }

        return null;
    }

    public long? Find(EntryIdentity identity) => Find(identity.Strong) ?? Find(identity.Weak);

    /// <summary>A name that another entry bears already stays with it.</summary>
    public void Give(long entry, EntryIdentity identity) =>
        _given.AddRange(identity.Strong.Concat(identity.Weak).Where(name => entries.TryAdd(name, entry)).Select(name => (name, entry)));
}
