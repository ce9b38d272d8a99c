namespace Aggregator.Storage.Policy.Entries;

/// <summary>The stored names of one source's entries, limited to the names that one document asks for.</summary>
/// <param name="entries">From each name to its entry.</param>
internal sealed class KnownNames(Dictionary<long, long> entries)
{
    private readonly List<(long Name, long Entry)> _given = [];

    /// <summary>The names that <see cref="Give"/> added.</summary>
    public IReadOnlyList<(long Name, long Entry)> Given => _given;

    /// <summary>A copy for a transaction that may run twice: it must not see the names that the first run gave.</summary>
    public KnownNames Copy() => new(new Dictionary<long, long>(entries));

    /// <returns>The entry of the first known name; null when no name is known.</returns>
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

    /// <summary>Gives the names of the identity to the entry. A name that another entry has stays with that entry.</summary>
    public void Give(long entry, EntryIdentity identity) =>
        _given.AddRange(identity.Strong.Concat(identity.Weak).Where(name => entries.TryAdd(name, entry)).Select(name => (name, entry)));
}
