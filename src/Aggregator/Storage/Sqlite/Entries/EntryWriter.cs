using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>Writes the entries of one document.</summary>
/// <param name="session">The transaction that saves the source's state.</param>
/// <param name="sourceId">The source of the document.</param>
/// <param name="index">Collects what the search index needs.</param>
/// <param name="now">When the document was requested.</param>
internal sealed class EntryWriter(Session session, string sourceId, ArticleIndex index, DateTimeOffset now)
{
    public Admission Admit(ListedEntries listed)
    {
        var names = EntryNames.Read(session, sourceId, listed.Names);
        var admission = listed.Admit(names, Insert, Revise);
        EntryNames.Save(session, sourceId, names.Given);
        return admission;
    }

    private long Insert(ListedEntry entry)
    {
        // The article is saved first, because the entry's row contains its number.
        var article = entry.Article is { } whole ? ArticleWriter.Save(session, now, whole, index, told: null, now, entry: null).Id : (long?)null;
        var inserted = session.Insert(
            """
            INSERT INTO entry (source_id, entry_key, link, host, payload_hash, first_seen, due, state, article_id)
            VALUES ($source, $key, $link, $host, $hash, $now, $now, $state, $article)
            ON CONFLICT (source_id, entry_key) DO NOTHING
            """,
            ("$source", sourceId),
            ("$key", entry.Identity.Key),
            ("$link", entry.Link),
            ("$host", entry.Host),
            ("$hash", entry.Hash),
            ("$now", now.Stamp),
            ("$state", article is null ? 0 : 1),
            ("$article", article));
        if (inserted is not { } id)
        {
            return Known(entry);
        }

        if (article is null)
        {
            Keep(id, entry);
        }

        return id;
    }

    private long Known(ListedEntry entry) => session.Number(
        "SELECT id FROM entry WHERE source_id = $source AND entry_key = $key",
        ("$source", sourceId),
        ("$key", entry.Identity.Key)) ?? throw new InvalidOperationException("SQLite neither inserted nor found an entry.");

    // The lease ends, because the worker of the old text would otherwise mark the new text as done.
    private void Revise(long id, ListedEntry entry)
    {
        var revised = session.Execute(
            """
            UPDATE entry
            SET link = $link, host = $host, payload_hash = $hash, revisions = revisions + 1,
                state = 0, due = $now, attempts = 0, failure = NULL, lease = NULL, lease_until = NULL
            WHERE id = $id AND payload_hash <> $hash AND revisions < $max
            """,
            ("$link", entry.Link),
            ("$host", entry.Host),
            ("$hash", entry.Hash),
            ("$now", now.Stamp),
            ("$id", id),
            ("$max", ListedEntries.MaxRevisions));
        if (revised == 1)
        {
            Keep(id, entry);
        }
    }

    private void Keep(long id, ListedEntry entry) => session.Execute(
        """
        INSERT INTO entry_payload (entry_id, payload) VALUES ($id, $payload)
        ON CONFLICT (entry_id) DO UPDATE SET payload = excluded.payload
        """,
        ("$id", id),
        ("$payload", entry.Testimony));
}
