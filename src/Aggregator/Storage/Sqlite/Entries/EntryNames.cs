using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>The names under which the entries of one source are known, as far as one document asks for them.</summary>
/// <remarks>Read once and written once a document: name by name they took as long as the entries themselves.</remarks>
internal sealed class EntryNames
{
    private readonly string _sourceId;
    private readonly Dictionary<long, long> _entries;
    private readonly List<long> _given = [];

    private EntryNames(string sourceId, Dictionary<long, long> entries)
    {
        _sourceId = sourceId;
        _entries = entries;
    }

    /// <param name="session">In the transaction that admits.</param>
    /// <param name="sourceId">Of the document.</param>
    /// <param name="asked">Every name that may be asked for.</param>
    public static EntryNames Read(Session session, string sourceId, IEnumerable<long> asked) => new(
        sourceId,
        session.Query(
            """
            SELECT name, entry_id FROM json_each($names) AS asked CROSS JOIN entry_name
            WHERE source_id = $source AND name = asked.value
            """,
            row => (Name: row.GetInt64(0), Entry: row.GetInt64(1)),
            ("$source", sourceId),
            ("$names", DecisionScope.Numbers(asked.Distinct()))).ToDictionary(row => row.Name, row => row.Entry));

    /// <returns>The entry of the first name that is known; null where none is.</returns>
    public long? Find(IReadOnlyList<long> names)
    {
        foreach (var name in names)
        {
            if (_entries.TryGetValue(name, out var entry))
            {
                return entry;
            }
        }

        return null;
    }

    public long? Find(EntryIdentity identity) => Find(identity.Strong) ?? Find(identity.Weak);

    /// <summary>A name that another entry bears already stays with it.</summary>
    public void Give(long entry, EntryIdentity identity) =>
        _given.AddRange(identity.Strong.Concat(identity.Weak).Where(name => _entries.TryAdd(name, entry)));

    /// <summary>Writes down the names that were given.</summary>
    public void Save(Session session) => session.Execute(
        "INSERT INTO entry_name (source_id, name, entry_id) SELECT $source, value ->> 0, value ->> 1 FROM json_each($names)",
        ("$source", _sourceId),
        ("$names", $"[{string.Join(',', _given.Select(name => $"[{name},{_entries[name]}]"))}]"));
}
