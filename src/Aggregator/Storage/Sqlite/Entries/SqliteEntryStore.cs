using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Stories.Shown;
using Aggregator.Text.Sentences;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Entries;

/// <summary><see cref="IEntryStore"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class SqliteEntryStore(SqliteDatabase database, ShownPolicy policy) : IEntryStore
{
    public async Task<IReadOnlyList<EntryClaim>> ClaimPendingAsync(EntryClaimRequest request, CancellationToken cancellationToken)
    {
        // The station asks many times a second while it waits for sources. A call that finds nothing must not occupy the writer.
        if (!await database.ReadAsync(session => IsAnyDue(session, request.Now), cancellationToken))
        {
            return [];
        }

        return await database.WriteAsync<IReadOnlyList<EntryClaim>>(
            session =>
            {
                var whole = request.Whole > 0 ? Claim(session, request, "", request.Whole) : [];
                return whole.Count > 0 || request.Pages == 0 || FreeHost(session, request.Now) is not { } host
                    ? whole
                    : Claim(session, request, host, request.Pages);
            },
            cancellationToken);
    }

    public Task<EntryTally> CompleteAsync(IReadOnlyList<EntryResult> results, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var prepared = results.Select(result => (Result: result, Text: Prepare(result))).ToList();
        return database.WriteAsync(
            session =>
            {
                var index = new ArticleIndex();
                var tally = prepared.Aggregate(
                    EntryTally.Nothing,
                    (sum, item) => sum.Add(Complete(session, item.Result, item.Text, index, now)));
                index.Write(session, policy);
                return tally;
            },
            cancellationToken);
    }

    public Task<int> PendingAsync(CancellationToken cancellationToken) => database.ReadAsync(
        static session => (int)(session.Number("SELECT COUNT(*) FROM entry WHERE state = 0") ?? 0),
        cancellationToken);

    // Folding and stemming take longer than writing, so they run before the writer's turn.
    private static PreparedArticle? Prepare(EntryResult result) =>
        result is EntryResult.Scraped scraped ? PreparedArticle.Of(scraped.Article) : null;

    private static bool IsAnyDue(Session session, DateTimeOffset now) => session.Number(
        "SELECT 1 FROM entry WHERE state = 0 AND due <= $now AND (lease_until IS NULL OR lease_until <= $now) LIMIT 1",
        ("$now", now.Stamp)) is not null;

    /// <summary>The host with the longest waiting page, of the hosts of which no entry is claimed.</summary>
    private static string? FreeHost(Session session, DateTimeOffset now) => session.Query(
        """
        SELECT host FROM entry
        WHERE state = 0 AND due <= $now AND host <> ''
          AND host NOT IN (SELECT host FROM entry WHERE lease_until > $now AND host <> '')
        ORDER BY due, id
        LIMIT 1
        """,
        row => row.GetString(0),
        ("$now", now.Stamp)).FirstOrDefault();

    private static List<EntryClaim> Claim(Session session, EntryClaimRequest request, string host, int limit)
    {
        var lease = Random.Shared.NextInt64();
        var claims = session.Query(
            """
            SELECT id, source_id, payload, host, first_seen, attempts + 1, article_id
            FROM entry CROSS JOIN entry_payload ON entry_id = id
            WHERE state = 0 AND host = $host AND due <= $now AND (lease_until IS NULL OR lease_until <= $now)
            ORDER BY due, id
            LIMIT $limit
            """,
            row => ClaimOf(row, lease),
            ("$host", host),
            ("$now", request.Now.Stamp),
            ("$limit", limit));
        session.Execute(
            """
            UPDATE entry SET lease = $lease, lease_until = $until, attempts = attempts + 1
            WHERE id IN (SELECT value FROM json_each($ids))
            """,
            ("$ids", JsonList.Of(claims.Select(claim => claim.Id))),
            ("$lease", lease),
            ("$until", (request.Now + request.Lease).Stamp));
        claims.Sort((one, other) => one.Id.CompareTo(other.Id));
        return claims;
    }

    private static EntryClaim ClaimOf(SqliteDataReader row, long lease) => new(
        row.GetInt64(0),
        row.GetString(1),
        EntryPayload.Read(row.GetFieldValue<byte[]>(2)),
        row.GetString(3).Length == 0,
        row.Instant(4),
        row.GetInt32(5),
        lease)
    {
        IsKnown = !row.IsDBNull(6),
    };

    private static EntryTally Complete(
        Session session, EntryResult result, PreparedArticle? prepared, ArticleIndex index, DateTimeOffset now)
    {
        var claim = result.Claim;
        var held = session.Number(
            "SELECT 1 FROM entry WHERE id = $id AND lease = $lease AND state = 0", ("$id", claim.Id), ("$lease", claim.Lease));
        if (held is null)
        {
            return EntryTally.Nothing with { Lost = 1 };
        }

        switch (result)
        {
            case EntryResult.Scraped scraped when prepared is not null:
                var saved = ArticleWriter.Save(session, claim.FirstSeen, prepared, index, scraped.Told, now, claim.Id);
                End(session, claim, state: 1, saved.Id, saved.Note ?? scraped.Note);
                return saved.Tally;
            case EntryResult.Postponed postponed:
                Postpone(session, postponed);
                return EntryTally.Nothing with { Postponed = 1 };
            case EntryResult.GivenUp(_, var detail):
                End(session, claim, state: 2, articleId: null, detail);
                return EntryTally.Nothing with { GivenUp = 1 };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void End(Session session, EntryClaim claim, int state, long? articleId, Sentence? failure)
    {
        session.Execute(
            """
            UPDATE entry
            SET state = $state, article_id = COALESCE($article, article_id), failure = $failure, lease = NULL, lease_until = NULL
            WHERE id = $id
            """,
            ("$state", state),
            ("$article", articleId),
            ("$failure", KeptLimits.Failure(failure)),
            ("$id", claim.Id));
        session.Execute("DELETE FROM entry_payload WHERE entry_id = $id", ("$id", claim.Id));
    }

    private static void Postpone(Session session, EntryResult.Postponed postponed) => session.Execute(
        """
        UPDATE entry
        SET due = $due, failure = $failure, attempts = attempts - $returned, lease = NULL, lease_until = NULL
        WHERE id = $id
        """,
        ("$due", postponed.Until.Stamp),
        ("$failure", KeptLimits.Failure(postponed.Detail)),
        ("$returned", postponed.Counts ? 0 : 1),
        ("$id", postponed.Claim.Id));
}
