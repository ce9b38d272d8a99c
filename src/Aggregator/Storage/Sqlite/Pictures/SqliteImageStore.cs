using Aggregator.Extraction;
using Aggregator.Storage.Policy.Pictures;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Pictures;

/// <summary><see cref="IImageStore"/> in SQLite.</summary>
internal sealed class SqliteImageStore(SqliteDatabase database) : IImageStore
{
    public Task<IReadOnlyList<string>> HiddenFamiliesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            static session => session.Query(
                """
                SELECT DISTINCT image.family
                FROM picture JOIN image ON image.picture_id = picture.id
                WHERE picture.state IN (1, 2)
                """,
                static row => row.GetString(0)),
            cancellationToken);

    public Task<ImageLook?> FindLookAsync(Uri url, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Query(
            """
            SELECT content_hash, perceptual_hash, media_type FROM image
            WHERE url = $url AND content_hash IS NOT NULL AND media_type IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM picture WHERE picture.id = image.picture_id AND state IN (1, 2))
            """,
            row => new ImageLook(row.GetFieldValue<byte[]>(0), row.BytesOrNull(1), row.GetString(2)),
            ("$url", url.AbsoluteUri)).FirstOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<Uri>> UnseenAsync(IReadOnlyList<Uri> urls, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Uri>>(
            session =>
            {
                var seen = session.Query(
                    "SELECT url FROM image WHERE url IN (SELECT value FROM json_each($urls)) AND looked_at IS NOT NULL",
                    row => row.GetString(0),
                    ("$urls", JsonList.Of([.. urls.Select(url => url.AbsoluteUri)]))).ToHashSet(StringComparer.Ordinal);
                return [.. urls.Where(url => !seen.Contains(url.AbsoluteUri)).DistinctBy(url => url.AbsoluteUri)];
            },
            cancellationToken);

    public Task<IReadOnlyList<ImagePlace>> WaitingAsync(DateTimeOffset triedBefore, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ImagePlace>>(
            session => session.Query(
                """
                SELECT url, source_id, article_id FROM image
                WHERE picture_id IS NOT NULL AND content_hash IS NULL AND (looked_at IS NULL OR looked_at < $tried)
                ORDER BY id DESC LIMIT $limit
                """,
                ReadPlace,
                ("$tried", triedBefore.Stamp),
                ("$limit", limit)),
            cancellationToken);

    public Task<long?> FindPictureAsync(Uri url, CancellationToken cancellationToken) =>
        database.ReadAsync(session => PictureRules.Find(new SqlitePictureRows(session), url), cancellationToken);

    public Task<IReadOnlyList<PicturedArticle>> ArticlesAsync((long After, long Before) between, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PicturedArticle>>(
            session => session.Query(
                """
                SELECT id, source_id, image, html FROM article CROSS JOIN article_body ON article_id = id
                WHERE id > $after AND id < $before AND +at >= $since AND id >= (SELECT MIN(id) FROM article WHERE at >= $since)
                ORDER BY id DESC LIMIT $limit
                """,
                row => new PicturedArticle(row.GetInt64(0), row.GetString(1), row.UriOrNull(2), SafeHtml.FromStore(row.GetString(3))),
                ("$after", between.After),
                ("$before", between.Before),
                ("$since", since.Stamp),
                ("$limit", limit)),
            cancellationToken);

    public Task<bool> SaveLookAsync(ImagePlace place, ImageLook? look, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => PictureRules.SaveLook(new SqlitePictureRows(session), place, look, now), cancellationToken);

    public Task<ReportOutcome> ReportAsync(ImageReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => PictureRules.Report(new SqlitePictureRows(session), report, now), cancellationToken);

    public Task DecideAsync(long pictureId, PictureDecision decision, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                PictureRules.Decide(new SqlitePictureRows(session), pictureId, decision);
                return 0;
            },
            cancellationToken);

    public Task<long> OpenAsync(ImagePlace place, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(session => PictureRules.Open(new SqlitePictureRows(session), place, now), cancellationToken);

    public Task<IReadOnlyList<PictureCase>> CasesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PictureCase>>(static session => Cases(session, "1"), cancellationToken);

    public Task<PictureCase?> FindCaseAsync(long pictureId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Cases(session, "id = $id", ("$id", pictureId)).FirstOrDefault(), cancellationToken);

    private static List<PictureCase> Cases(Session session, string condition, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var pictures = session.Query(
            $"""
            SELECT id, state, opened_at,
                (SELECT COUNT(*) FROM picture_report WHERE picture_id = picture.id),
                (SELECT MAX(at) FROM picture_report WHERE picture_id = picture.id)
            FROM picture WHERE {condition}
            ORDER BY id DESC
            """,
            row => new PictureCase(row.GetInt64(0), (PictureState)row.GetInt32(1), row.GetInt32(3), row.Instant(2), row.InstantOrNull(4), [], []),
            values);
        return [.. pictures.Select(picture => picture with { Places = Places(session, picture.Id), Decisions = Decisions(session, picture.Id) })];
    }

    private static List<ImagePlace> Places(Session session, long pictureId) => session.Query(
        "SELECT url, source_id, article_id FROM image WHERE picture_id = $picture ORDER BY id",
        ReadPlace,
        ("$picture", pictureId));

    private static List<PictureDecision> Decisions(Session session, long pictureId) => session.Query(
        "SELECT kind, decided_by, at, reason FROM picture_decision WHERE picture_id = $picture ORDER BY id",
        row => new PictureDecision(Enum.Parse<PictureState>(row.GetString(0)), row.GetString(1), row.Instant(2), row.TextOrNull(3)),
        ("$picture", pictureId));

    private static ImagePlace ReadPlace(SqliteDataReader row) => new(new Uri(row.GetString(0)), row.GetString(1), row.NumberOrNull(2));
}
