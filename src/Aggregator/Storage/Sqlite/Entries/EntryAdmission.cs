using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary>
/// Takes in the entries of one document: new ones wait, or are done at once where the feed carries their article; known ones wait
/// again when their text has changed.
/// </summary>
internal sealed class EntryAdmission
{
    // A feed that changes a counter in every item at every poll must not make us ask for its pages for ever.
    private const int MaxRevisions = 12;

    // A document of thousands must not keep the writer for seconds: the rest of it waits in the queue.
    private const int MostArticles = 64;

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
            entry,
            HashOf(entry),
            entry.Link?.AbsoluteUri,
            entry.Link is null || isWhole(entry) ? "" : entry.Link.Authority));

        // Feeds list newest first; the queue is worked through in order of arrival, and the oldest arrived first.
        return new EntryAdmission(sourceId, [.. candidates.Reverse()]);
    }

    /// <summary>The names of this document that are known.</summary>
    public EntryNames Names(Session session) => EntryNames.Read(
        session, _sourceId, _candidates.SelectMany(candidate => candidate.Identity.Strong.Concat(candidate.Identity.Weak)));

    /// <summary>Reads what will be written of each entry: the article where the feed carries it, else the testimony.</summary>
    /// <param name="known">As they were a moment ago: an entry that has become known since is written with its testimony.</param>
    /// <param name="article">See <see cref="SourceCompletion.Article"/>.</param>
    public EntryAdmission Read(EntryNames known, Func<ParsedEntry, Article?> article)
    {
        var left = MostArticles;
        return new EntryAdmission(_sourceId, _candidates.ConvertAll(candidate =>
            left > 0 && candidate.Host.Length == 0 && known.Find(candidate.Identity) is null && article(candidate.Entry) is { } whole && left-- > 0
                ? candidate with { Article = PreparedArticle.Of(whole) }
                : candidate with { Payload = EntryPayload.Write(candidate.Entry) }));
    }

    /// <param name="session">In the transaction that saves the source's state.</param>
    /// <param name="index">Takes up the articles.</param>
    /// <param name="now">When the document was asked for.</param>
    public Admission Admit(Session session, ArticleIndex index, DateTimeOffset now)
    {
        var names = Names(session);
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

        var added = unknown.FindAll(candidate => AdmitUnknown(session, names, candidate, listed, index, now));
        names.Save(session);
        return new Admission(added.Count, added.Count(candidate => candidate.Article is not null));
    }

    private bool AdmitUnknown(
        Session session, EntryNames names, Candidate candidate, HashSet<long> listed, ArticleIndex index, DateTimeOffset now)
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

        var id = Insert(session, candidate, index, now);
        listed.Add(id);
        names.Give(id, candidate.Identity);
        return true;
    }

    private long Insert(Session session, Candidate candidate, ArticleIndex index, DateTimeOffset now)
    {
        // Before its entry, whose row names it.
        var article = candidate.Article is { } whole ? ArticleWriter.Save(session, now, whole, index, now).Id : (long?)null;
        var inserted = session.Insert(
            """
            INSERT INTO entry (source_id, entry_key, link, host, payload_hash, first_seen, due, state, article_id)
            VALUES ($source, $key, $link, $host, $hash, $now, $now, $state, $article)
            ON CONFLICT (source_id, entry_key) DO NOTHING
            """,
            ("$source", _sourceId),
            ("$key", candidate.Identity.Key),
            ("$link", candidate.Link),
            ("$host", candidate.Host),
            ("$hash", candidate.Hash),
            ("$now", now.Stamp),
            ("$state", article is null ? 0 : 1),
            ("$article", article));
        if (inserted is not { } id)
        {
            return Known(session, candidate);
        }

        if (article is null)
        {
            Keep(session, id, candidate);
        }

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
            Keep(session, id, candidate);
        }
    }

    private static void Keep(Session session, long id, Candidate candidate) => session.Execute(
        """
        INSERT INTO entry_payload (entry_id, payload) VALUES ($id, $payload)
        ON CONFLICT (entry_id) DO UPDATE SET payload = excluded.payload
        """,
        ("$id", id),
        ("$payload", candidate.Payload ?? EntryPayload.Write(candidate.Entry)));

    /// <summary>Changes when the publisher says something new, not when it renames what it said.</summary>
    private static long HashOf(ParsedEntry entry) => StableHash.OfLines(
        entry.Title?.Value,
        entry.Summary?.Value,
        entry.Content?.Value,
        entry.Published?.UtcTicks.ToString(CultureInfo.InvariantCulture),
        entry.Updated?.UtcTicks.ToString(CultureInfo.InvariantCulture));

    /// <param name="Host">Of its page; empty when none has to be asked for.</param>
    private sealed record Candidate(EntryIdentity Identity, ParsedEntry Entry, long Hash, string? Link, string Host)
    {
        /// <summary>Of an entry that waits.</summary>
        public byte[]? Payload { get; init; }

        /// <summary>Of an entry that is done when it is admitted.</summary>
        public PreparedArticle? Article { get; init; }
    }
}
