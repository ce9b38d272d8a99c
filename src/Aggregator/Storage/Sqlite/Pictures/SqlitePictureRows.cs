using System.Security.Cryptography;
using Aggregator.Storage.Policy.Pictures;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Text.Addresses;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Pictures;

/// <summary><see cref="IPictureRows"/> in SQLite.</summary>
internal sealed class SqlitePictureRows(Session session) : IPictureRows
{
    private const int SaltLength = 16;

    private const string Columns = "SELECT id, state, salt, content_hash, perceptual_hash, opened_at, decided_at FROM picture";

    public void AddImage(ImagePlace place) => session.Execute(
        "INSERT INTO image (url, family, source_id, article_id) VALUES ($url, $family, $source, $article) ON CONFLICT DO NOTHING",
        ("$url", place.Url.AbsoluteUri),
        ("$family", ImageAddress.Family(place.Url)),
        ("$source", place.SourceId),
        ("$article", place.ArticleId));

    public void SaveLook(ImagePlace place, ImageLook? look, DateTimeOffset now) => session.Execute(
        """
        INSERT INTO image (url, family, source_id, article_id, content_hash, perceptual_hash, media_type, looked_at)
        VALUES ($url, $family, $source, $article, $content, $perceptual, $type, $now)
        ON CONFLICT (url) DO UPDATE
        SET content_hash = COALESCE(excluded.content_hash, content_hash), perceptual_hash = COALESCE(excluded.perceptual_hash, perceptual_hash),
            media_type = COALESCE(excluded.media_type, media_type), looked_at = excluded.looked_at, article_id = COALESCE(article_id, excluded.article_id)
        """,
        ("$url", place.Url.AbsoluteUri),
        ("$family", ImageAddress.Family(place.Url)),
        ("$source", place.SourceId),
        ("$article", place.ArticleId),
        ("$content", look?.ContentHash),
        ("$perceptual", look?.PerceptualHash),
        ("$type", look?.MediaType),
        ("$now", now.Stamp));

    public ImageLook? LookAt(Uri url) => session.Query(
        "SELECT url, content_hash, perceptual_hash, media_type FROM image WHERE url = $url AND content_hash IS NOT NULL",
        ReadLook,
        ("$url", url.AbsoluteUri)) is [var seen, ..] ? seen.Look : null;

    public IEnumerable<(Uri Url, ImageLook Look)> LooksWithoutPicture() => session.Query(
        "SELECT url, content_hash, perceptual_hash, media_type FROM image WHERE picture_id IS NULL AND content_hash IS NOT NULL", ReadLook);

    public long? PictureOf(Uri url) => session.Number("SELECT picture_id FROM image WHERE url = $url", ("$url", url.AbsoluteUri));

    public long? PictureOfFamily(Uri url) => session.Number(
        "SELECT picture_id FROM image WHERE family = $family AND picture_id IS NOT NULL ORDER BY id LIMIT 1",
        ("$family", ImageAddress.Family(url)));

    public int Adopt(IReadOnlyCollection<Uri> urls, long picture) => session.Execute(
        "UPDATE image SET picture_id = $picture WHERE url IN (SELECT value FROM json_each($urls)) AND picture_id IS NOT $picture",
        ("$picture", picture),
        ("$urls", JsonList.Of(urls.Select(url => url.AbsoluteUri))));

    public KeptPicture? Find(long picture) => session.Query($"{Columns} WHERE id = $id", Read, ("$id", picture)).FirstOrDefault();

    public IEnumerable<KeptPicture> Pictures() => session.Query($"{Columns} ORDER BY id", Read);

    public long Add(DateTimeOffset now) => session.Number(
        "INSERT INTO picture (salt, opened_at) VALUES ($salt, $now) RETURNING id",
        ("$salt", RandomNumberGenerator.GetBytes(SaltLength)),
        ("$now", now.Stamp)) ?? throw new InvalidOperationException("SQLite returned no id for an inserted picture.");

    public void Save(KeptPicture picture) => session.Execute(
        """
        UPDATE picture SET state = $state, salt = $salt, content_hash = $content, perceptual_hash = $perceptual, decided_at = $decided
        WHERE id = $id
        """,
        ("$id", picture.Id),
        ("$state", (int)picture.State),
        ("$salt", picture.Salt),
        ("$content", picture.ContentHash),
        ("$perceptual", picture.PerceptualHash),
        ("$decided", picture.DecidedAt?.Stamp));

    public void Merge(long lost, long kept, bool takesReports)
    {
        if (takesReports)
        {
            session.Execute("DELETE FROM picture_report WHERE picture_id = $kept", ("$kept", kept));
            session.Execute("UPDATE picture_report SET picture_id = $kept WHERE picture_id = $lost", ("$kept", kept), ("$lost", lost));
        }

        session.Execute("UPDATE picture_decision SET picture_id = $kept WHERE picture_id = $lost", ("$kept", kept), ("$lost", lost));
        session.Execute("UPDATE image SET picture_id = $kept WHERE picture_id = $lost", ("$kept", kept), ("$lost", lost));
        session.Execute("DELETE FROM picture_report WHERE picture_id = $lost", ("$lost", lost));
        session.Execute("DELETE FROM picture WHERE id = $lost", ("$lost", lost));
    }

    public bool AddReport(long picture, byte[] reporter, DateTimeOffset now) => session.Execute(
        "INSERT INTO picture_report (picture_id, reporter, at) VALUES ($picture, $reporter, $now) ON CONFLICT DO NOTHING",
        ("$picture", picture),
        ("$reporter", reporter),
        ("$now", now.Stamp)) == 1;

    public int Reports(long picture) => (int)(session.Number("SELECT COUNT(*) FROM picture_report WHERE picture_id = $picture", ("$picture", picture)) ?? 0);

    public void AddDecision(long picture, PictureDecision decision) => session.Execute(
        "INSERT INTO picture_decision (picture_id, kind, decided_by, at, reason) VALUES ($picture, $kind, $by, $at, $reason)",
        ("$picture", picture),
        ("$kind", decision.State.ToString()),
        ("$by", decision.By),
        ("$at", decision.At.Stamp),
        ("$reason", decision.Reason));

    public DateTimeOffset? LastDecision(long picture) =>
        session.Number("SELECT MAX(at) FROM picture_decision WHERE picture_id = $picture", ("$picture", picture)) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    public void AdvanceVersion() => ChangeCounter.Advance(session);

    private static (Uri Url, ImageLook Look) ReadLook(SqliteDataReader row) =>
        (new Uri(row.GetString(0)), new ImageLook(row.GetFieldValue<byte[]>(1), row.BytesOrNull(2), row.TextOrNull(3) ?? ""));

    private static KeptPicture Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        State = (PictureState)row.GetInt32(1),
        Salt = row.GetFieldValue<byte[]>(2),
        ContentHash = row.BytesOrNull(3),
        PerceptualHash = row.BytesOrNull(4),
        OpenedAt = row.Instant(5),
        DecidedAt = row.InstantOrNull(6),
    };
}
