using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage.Policy.Entries;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Entries;
using Aggregator.Storage.Sqlite.Search;
using Aggregator.Stories.Shown;
using Aggregator.Text.Sentences;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Sources;

/// <summary><see cref="ISourceStore"/> in SQLite.</summary>
/// <param name="database">The store's file.</param>
/// <param name="policy">Which version of a text is shown when no editor has chosen one.</param>
internal sealed class SqliteSourceStore(SqliteDatabase database, ShownPolicy policy) : ISourceStore
{
    private const string StateColumns =
        """
        url, etag, last_modified, content_hash, full_at, next_fetch, interval, failures,
        last_success, moved_to, moved_since, paused, paused_reason
        """;

    /// <summary>The next due source. SQLite reads the index in its order and stops at the first match; it finds the busy hosts
    /// once, not for each source that waits.</summary>
    internal const string NextDue =
        """
        SELECT id FROM source
        WHERE active = 1 AND paused = 0 AND next_fetch <= $now
          AND (lease_until IS NULL OR lease_until <= $now)
          AND ($ids = '[]' OR id IN (SELECT value FROM json_each($ids)))
          AND host NOT IN (SELECT host FROM source WHERE lease_until > $now GROUP BY host HAVING COUNT(*) >= $per_host)
        ORDER BY next_fetch, id
        LIMIT 1
        """;

    public Task SynchroniseAsync(IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var followed = sources.Where(source => source.Enabled && source.FeedUrls.Count > 0).ToList();
        return database.WriteAsync(
            session =>
            {
                var changes = followed.Sum(source => Follow(session, source, now));
                changes += sources.Sum(source => Remember(session, source));
                changes += session.Execute(
                    "UPDATE source SET active = 0 WHERE active = 1 AND id NOT IN (SELECT value FROM json_each($ids))",
                    ("$ids", JsonList.Of(followed.Select(source => source.Id))));
                if (changes > 0)
                {
                    // The stored texts of stories contain the weights of sources.
                    session.Execute("DELETE FROM story_texts");
                    ChangeCounter.Advance(session);
                }

                return changes;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<Source>> RememberedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Source>>(
            session => session.Query(
                "SELECT id, name, home_page, country, category, publish, images FROM source WHERE name IS NOT NULL ORDER BY id",
                row => new Source
                {
                    Id = row.GetString(0),
                    Name = row.GetString(1),
                    HomePage = row.UriOrNull(2),
                    Country = row.TextOrNull(3),
                    Category = row.TextOrNull(4),
                    Publish = Enum.Parse<PublishLevel>(row.GetString(5)),
                    Images = Enum.Parse<ImagePolicy>(row.GetString(6)),
                    Enabled = false,
                }),
            cancellationToken);

    public Task<IReadOnlyList<SourceClaim>> ClaimDueAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<SourceClaim>>(
            session =>
            {
                var claims = new List<SourceClaim>();
                while (claims.Count < request.Limit && ClaimOne(session, request) is { } claim)
                {
                    claims.Add(claim);
                }

                return claims;
            },
            cancellationToken);

    public async Task<Admission?> CompleteAsync(SourceCompletion completion, CancellationToken cancellationToken)
    {
        var claim = completion.Claim;
        var listed = ListedEntries.Of(claim.SourceId, completion.Entries, completion.IsWhole);
        var known = await database.ReadAsync(session => EntryNames.Read(session, claim.SourceId, listed.Names), cancellationToken);
        var read = listed.Read(known, completion.Article);
        return await database.WriteAsync(
            session =>
            {
                if (!IsHeld(session, claim))
                {
                    return null;
                }

                var index = new ArticleIndex();
                var admitted = new EntryWriter(session, claim.SourceId, index, completion.Log.At).Admit(read);
                SaveState(session, claim, completion.Plan(completion.State, admitted.Entries));
                FetchLog.Append(session, claim.SourceId, completion.Log with { NewEntries = admitted.Entries });
                index.Write(session, policy);
                return admitted;
            },
            cancellationToken);
    }

    public Task PauseAsync(string sourceId, Sentence reason, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "UPDATE source SET paused = 1, paused_reason = $reason WHERE id = $id",
            ("$id", sourceId),
            ("$reason", reason.Stored)),
        cancellationToken);

    public Task ResumeAsync(string sourceId, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "UPDATE source SET paused = 0, paused_reason = NULL, failures = 0, next_fetch = $now WHERE id = $id",
            ("$id", sourceId),
            ("$now", now.Stamp)),
        cancellationToken);

    public Task HastenAsync(IReadOnlyList<string> sourceIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                """
                UPDATE source SET next_fetch = $now
                WHERE active = 1 AND paused = 0 AND next_fetch > $now
                  AND ($ids = '[]' OR id IN (SELECT value FROM json_each($ids)))
                """,
                ("$now", now.Stamp),
                ("$ids", JsonList.Of(sourceIds))),
            cancellationToken);

    public Task<IReadOnlyList<SourceHealth>> HealthAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SourceHealth>>(
            session =>
            {
                var fetches = FetchLog.Read(session).ToLookup(row => row.SourceId, row => row.Entry);
                return session.Query(
                    $"SELECT {StateColumns}, id, active FROM source ORDER BY id",
                    row => new SourceHealth(row.GetString(13), row.GetInt64(14) == 1, StateOf(row), [.. fetches[row.GetString(13)]]));
            },
            cancellationToken);

    private static int Follow(Session session, Source source, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO source (id, host, country, category, weight, active, next_fetch)
        VALUES ($id, $host, $country, $category, $weight, 1, $now)
        ON CONFLICT (id) DO UPDATE
        SET host = excluded.host, country = excluded.country, category = excluded.category, weight = excluded.weight, active = 1
        WHERE active = 0 OR host <> excluded.host OR country IS NOT excluded.country OR category IS NOT excluded.category
            OR weight <> excluded.weight
        """,
        ("$id", source.Id),
        ("$host", source.FeedUrls[0].Authority),
        ("$country", source.Country),
        ("$category", source.Category),
        ("$weight", source.Weight),
        ("$now", now.Stamp));

    // Disabled sources are included, because their publishers may have restricted what we may show.
    private static int Remember(Session session, Source source) => session.Execute(
        """
        UPDATE source SET name = $name, home_page = $home_page, publish = $publish, images = $images
        WHERE id = $id
          AND (name IS NOT $name OR home_page IS NOT $home_page OR publish IS NOT $publish OR images IS NOT $images)
        """,
        ("$id", source.Id),
        ("$name", source.Name),
        ("$home_page", source.HomePage?.AbsoluteUri),
        ("$publish", source.Publish.ToString()),
        ("$images", source.Images.ToString()));

    private static SourceClaim? ClaimOne(Session session, ClaimRequest request)
    {
        var lease = Random.Shared.NextInt64();
        return session.Query(
            $"""
            WITH due AS MATERIALIZED ({NextDue})
            UPDATE source SET lease = $lease, lease_until = $until
            WHERE id IN (SELECT id FROM due)
            RETURNING {StateColumns}, id
            """,
            row => new SourceClaim(row.GetString(13), StateOf(row), lease),
            ("$now", request.Now.Stamp),
            ("$ids", JsonList.Of(request.SourceIds)),
            ("$per_host", request.PerHost),
            ("$lease", lease),
            ("$until", (request.Now + request.Lease).Stamp)).FirstOrDefault();
    }

    private static bool IsHeld(Session session, SourceClaim claim) =>
        session.Number("SELECT 1 FROM source WHERE id = $id AND lease = $lease", ("$id", claim.SourceId), ("$lease", claim.Lease)) is not null;

    // An operator may have paused the source while the worker had it. The worker may add a pause of its own, but does not end the
    // operator's pause.
    private static void SaveState(Session session, SourceClaim claim, FetchState state) => session.Execute(
        """
        UPDATE source
        SET url = $url, etag = $etag, last_modified = $last_modified, content_hash = $content_hash, full_at = $full_at,
            next_fetch = $next_fetch, interval = $interval, failures = $failures, last_success = $last_success,
            moved_to = $moved_to, moved_since = $moved_since,
            paused = MAX(paused, $paused), paused_reason = COALESCE($paused_reason, paused_reason),
            lease = NULL, lease_until = NULL
        WHERE id = $id AND lease = $lease
        """,
        ("$url", state.Url?.AbsoluteUri),
        ("$etag", state.Validators.ETag),
        ("$last_modified", state.Validators.LastModified),
        ("$content_hash", state.ContentHash?.ToArray()),
        ("$full_at", state.LastFull?.Stamp),
        ("$next_fetch", state.NextFetch.Stamp),
        ("$interval", (long?)state.Interval?.TotalMilliseconds),
        ("$failures", state.ConsecutiveFailures),
        ("$last_success", state.LastSuccess?.Stamp),
        ("$moved_to", state.MovedTo?.AbsoluteUri),
        ("$moved_since", state.MovedSince?.Stamp),
        ("$paused", state.Paused && !claim.State.Paused ? 1 : 0),
        ("$paused_reason", state.Paused && !claim.State.Paused ? state.PausedReason?.Stored : null),
        ("$id", claim.SourceId),
        ("$lease", claim.Lease));

    private static FetchState StateOf(SqliteDataReader row) => new()
    {
        Url = row.UriOrNull(0),
        Validators = new Validators(row.TextOrNull(1), row.TextOrNull(2)),
        // With a plain conditional, null would become empty memory, because byte[] converts to ReadOnlyMemory.
        ContentHash = row.BytesOrNull(3) is { } hash ? new ReadOnlyMemory<byte>(hash) : default(ReadOnlyMemory<byte>?),
        LastFull = row.InstantOrNull(4),
        NextFetch = row.Instant(5),
        Interval = row.NumberOrNull(6) is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
        ConsecutiveFailures = row.GetInt32(7),
        LastSuccess = row.InstantOrNull(8),
        MovedTo = row.UriOrNull(9),
        MovedSince = row.InstantOrNull(10),
        Paused = row.GetInt64(11) == 1,
        PausedReason = Sentence.FromStored(row.TextOrNull(12)),
    };
}
