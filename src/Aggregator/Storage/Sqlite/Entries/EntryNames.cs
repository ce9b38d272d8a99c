using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>The names of the entries of one source.</summary>
/// <remarks>All names of a document are read in one statement and written in one. One statement for each name took as long as the
/// entries themselves.</remarks>
internal static class EntryNames
{
    /// <param name="asked">All names that the document contains.</param>
    public static KnownNames Read(Session session, string sourceId, IEnumerable<long> asked) => new(session.Query(
        """
        SELECT name, entry_id FROM json_each($names) AS asked CROSS JOIN entry_name
        WHERE source_id = $source AND name = asked.value
        """,
        row => (Name: row.GetInt64(0), Entry: row.GetInt64(1)),
        ("$source", sourceId),
        ("$names", JsonList.Of(asked))).ToDictionary(row => row.Name, row => row.Entry));

    public static void Save(Session session, string sourceId, IEnumerable<(long Name, long Entry)> given) => session.Execute(
        "INSERT INTO entry_name (source_id, name, entry_id) SELECT $source, value ->> 0, value ->> 1 FROM json_each($names)",
        ("$source", sourceId),
        ("$names", $"[{string.Join(',', given.Select(name => $"[{name.Name},{name.Entry}]"))}]"));
}
