using System.Text;
using Aggregator.Feeds;

namespace Aggregator.Storage;

/// <summary>Takes the entries of one document into the queue: new ones wait, known ones wait again when their text has changed.</summary>
internal sealed class EntryAdmission
{
    // A feed that changes a counter in every item at every poll must not make us ask for its pages for ever.
    private const int MaxRevisions = 12;

    private readonly string _sourceId;
    private readonly List<Candidate> _candidates;

    private EntryAdmission(string sourceId, List<Candidate> candidates)
    {
        _sourceId = sourceId;
        _candidates = candidates;
    }

    /// <summary>Everything that needs no database, so that the one writer is not kept waiting.</summary>
    public static EntryAdmission Prepare(string sourceId, IReadOnlyList<ParsedEntry> entries, Func<ParsedEntry, bool> isWhole)
    {
        var identities = EntryIdentity.OfAll(sourceId, entries);
        var candidates = entries.Select((entry, i) => new Candidate(
            identities[i],
            EntryPayload.Write(entry),
            HashOf(entry),
            entry.Link?.AbsoluteUri,
            entry.Link is null || isWhole(entry) ? "" : entry.Link.Authority));

        // Feeds list newest first; the queue is worked through in order of arrival, and the oldest arrived first.
        return new EntryAdmission(sourceId, [.. candidates.Reverse()]);
    }

    /// <returns>The number of entries not known before.</returns>
    public int Admit(Session session, DateTimeOffset now)
    {
        var names = EntryNames.Read(session, _sourceId, _candidates.SelectMany(candidate => candidate.Identity.Strong.Concat(candidate.Identity.Weak)));
        var listed = new HashSet<long>();
        var unknown = new List<Candidate>();
        foreach (var candidate in _candidates)
        {
            if (names.Find(candidate.Identity.Strong) is { } id)
            {
                listed.Add(id);
                Revise(session, id, candidate, now);
            }
            else
            {
                unknown.Add(candidate);
            }
        }

        var added = unknown.Count(candidate => AdmitUnknown(session, names, candidate, listed, now));
        names.Save(session);
        return added;
    }

    private bool AdmitUnknown(Session session, EntryNames names, Candidate candidate, HashSet<long> listed, DateTimeOffset now)
    {
        if (names.Find(candidate.Identity.Strong) is { } twin)
        {
            Revise(session, twin, candidate, now);
            return false;
        }

        if (names.Find(candidate.Identity.Weak) is { } renamed && listed.Add(renamed))
        {
            names.Give(renamed, candidate.Identity);
            Revise(session, renamed, candidate, now);
            return false;
        }

        var id = Insert(session, candidate, now);
        listed.Add(id);
        names.Give(id, candidate.Identity);
        return true;
    }

    private long Insert(Session session, Candidate candidate, DateTimeOffset now)
    {
        var inserted = session.Insert(
            """
            INSERT INTO entry (source_id, entry_key, link, host, payload_hash, first_seen, due)
            VALUES ($source, $key, $link, $host, $hash, $now, $now)
            ON CONFLICT (source_id, entry_key) DO NOTHING
            """,
            ("$source", _sourceId),
            ("$key", candidate.Identity.Key),
            ("$link", candidate.Link),
            ("$host", candidate.Host),
            ("$hash", candidate.Hash),
            ("$now", now.Stamp));
        if (inserted is not { } id)
        {
            return Known(session, candidate);
        }

        Keep(session, id, candidate.Payload);
        return id;
    }

    private long Known(Session session, Candidate candidate) => session.Number(
        "SELECT id FROM entry WHERE source_id = $source AND entry_key = $key",
        ("$source", _sourceId),
        ("$key", candidate.Identity.Key)) ?? throw new InvalidOperationException("SQLite neither inserted nor found an entry.");

    // Whoever works on the old text loses the lease, or his mark would hide the new one.
    private static void Revise(Session session, long id, Candidate candidate, DateTimeOffset now)
    {
        var revised = session.Execute(
            """
            UPDATE entry
            SET link = $link, host = $host, payload_hash = $hash, revisions = revisions + 1,
                state = 0, due = $now, attempts = 0, failure = NULL, lease = NULL, lease_until = NULL
            WHERE id = $id AND payload_hash <> $hash AND revisions < $max
            """,
            ("$link", candidate.Link),
            ("$host", candidate.Host),
            ("$hash", candidate.Hash),
            ("$now", now.Stamp),
            ("$id", id),
            ("$max", MaxRevisions));
        if (revised == 1)
        {
            Keep(session, id, candidate.Payload);
        }
    }

    private static void Keep(Session session, long id, byte[] payload) => session.Execute(
        """
        INSERT INTO entry_payload (entry_id, payload) VALUES ($id, $payload)
        ON CONFLICT (entry_id) DO UPDATE SET payload = excluded.payload
        """,
        ("$id", id),
        ("$payload", payload));

    /// <summary>Changes when the publisher says something new, not when it renames what it said.</summary>
    private static long HashOf(ParsedEntry entry)
    {
        var text = new StringBuilder()
            .Append(entry.Title?.Value).Append('\n')
            .Append(entry.Summary?.Value).Append('\n')
            .Append(entry.Content?.Value).Append('\n')
            .Append(entry.Published?.UtcTicks).Append('\n')
            .Append(entry.Updated?.UtcTicks);
        return StableHash.Of(text.ToString());
    }

    private sealed record Candidate(EntryIdentity Identity, byte[] Payload, long Hash, string? Link, string Host);
}
