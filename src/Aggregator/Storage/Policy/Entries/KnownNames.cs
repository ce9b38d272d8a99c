namespace Aggregator.Storage.Policy.Entries;

/// <summary>The stored names of one source's entries, limited to the names that one document asks for.</summary>
/// <param name="entries">From each name to its entry.</param>
internal sealed class KnownNames(Dictionary<long, long> entries)
{
    private readonly List<(long Name, long Entry)> _given = [];

    /// <summary>The names that <see cref="Give"/> added.</summary>
    public IReadOnlyList<(long Name, long Entry)> Given => _given;

    /// <summary>For whoever gives names in a transaction that may be begun again.</summary>
    public KnownNames Copy() => new(new Dictionary<long, long>(entries));

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

    /// <summary>Gives the names of the identity to the entry. A name that another entry has stays with that entry.</summary>
    public void Give(long entry, EntryIdentity identity) =>
        _given.AddRange(identity.Strong.Concat(identity.Weak).Where(name => entries.TryAdd(name, entry)).Select(name => (name, entry)));
}
