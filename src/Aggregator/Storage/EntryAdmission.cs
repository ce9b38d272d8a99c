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
        var listed = new HashSet<long>();
        var unknown = new List<Candidate>();
        foreach (var candidate in _candidates)
        {
            if (Find(session, candidate.Identity.Strong) is { } id)
            {
                listed.Add(id);
                Revise(session, id, candidate, now);
            }
            else
            {
                unknown.Add(candidate);
            }
        }

        return unknown.Count(candidate => AdmitUnknown(session, candidate, listed, now));
    }

    private bool AdmitUnknown(Session session, Candidate candidate, HashSet<long> listed, DateTimeOffset now)
    {
        if (Find(session, candidate.Identity.Strong) is { } twin)
        {
            Revise(session, twin, candidate, now);
            return false;
        }

        if (Find(session, candidate.Identity.Weak) is { } renamed && listed.Add(renamed))
        {
            Name(session, renamed, candidate.Identity);
            Revise(session, renamed, candidate, now);
            return false;
        }

        var id = Insert(session, candidate, now);
        listed.Add(id);
        Name(session, id, candidate.Identity);
        return true;
    }

    private static long? Find(Session session, IReadOnlyList<long> aliases)
    {
        foreach (var alias in aliases)
        {
            if (session.Number("SELECT entry_id FROM entry_alias WHERE alias = $alias", ("$alias", alias)) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private static void Name(Session session, long id, EntryIdentity identity)
    {
        foreach (var alias in identity.Strong.Concat(identity.Weak))
        {
            session.Execute(
                "INSERT INTO entry_alias (alias, entry_id) VALUES ($alias, $id) ON CONFLICT (alias) DO NOTHING",
                ("$alias", alias),
                ("$id", id));
        }
    }

    private long Insert(Session session, Candidate candidate, DateTimeOffset now) => session.Insert(
        """
        INSERT INTO entry (source_id, entry_key, link, host, payload, payload_hash, first_seen, due)
        VALUES ($source, $key, $link, $host, $payload, $hash, $now, $now)
        ON CONFLICT (source_id, entry_key) DO NOTHING
        """,
        ("$source", _sourceId),
        ("$key", candidate.Identity.Key),
        ("$link", candidate.Link),
        ("$host", candidate.Host),
        ("$payload", candidate.Payload),
        ("$hash", candidate.Hash),
        ("$now", now.Stamp)) ?? Known(session, candidate);

    private long Known(Session session, Candidate candidate) => session.Number(
        "SELECT id FROM entry WHERE source_id = $source AND entry_key = $key",
        ("$source", _sourceId),
        ("$key", candidate.Identity.Key)) ?? throw new InvalidOperationException("SQLite neither inserted nor found an entry.");

    // Whoever works on the old text loses the lease, or his mark would hide the new one.
    private static void Revise(Session session, long id, Candidate candidate, DateTimeOffset now) => session.Execute(
        """
        UPDATE entry
        SET link = $link, host = $host, payload = $payload, payload_hash = $hash, revisions = revisions + 1,
            state = 0, due = $now, attempts = 0, failure = NULL, lease = NULL, lease_until = NULL
        WHERE id = $id AND payload_hash <> $hash AND revisions < $max
        """,
        ("$link", candidate.Link),
        ("$host", candidate.Host),
        ("$payload", candidate.Payload),
        ("$hash", candidate.Hash),
        ("$now", now.Stamp),
        ("$id", id),
        ("$max", MaxRevisions));

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
