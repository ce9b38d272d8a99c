using System.Security.Cryptography;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Text.Addresses;

namespace Aggregator.Storage.Sqlite.Pictures;

/// <summary>Writes what is known, said and decided of pictures.</summary>
internal static class PictureWriter
{
    private const int SaltLength = 16;

    /// <inheritdoc cref="IImageStore.SaveLookAsync"/>
    public static bool SaveLook(Session session, ImagePlace place, ImageLook? look, DateTimeOffset now)
    {
        session.Execute(
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
        if (look is not null)
        {
            PictureJoining.Join(session, place.Url, look);
        }

        return PictureOf(session, place.Url) is { } picture && IsHidden(StateOf(session, picture));
    }

    /// <inheritdoc cref="IImageStore.ReportAsync"/>
    public static ReportOutcome Report(Session session, ImageReport report, DateTimeOffset now)
    {
        var picture = Open(session, report.Place, now);
        var salt = session.Query("SELECT salt FROM picture WHERE id = $id", row => row.GetFieldValue<byte[]>(0), ("$id", picture))[0];
        var isNew = session.Execute(
            "INSERT INTO picture_report (picture_id, reporter, at) VALUES ($picture, $reporter, $now) ON CONFLICT DO NOTHING",
            ("$picture", picture),
            ("$reporter", report.ReporterOf(salt)),
            ("$now", now.Stamp)) == 1;
        var reports = (int)(session.Number("SELECT COUNT(*) FROM picture_report WHERE picture_id = $picture", ("$picture", picture)) ?? 0);
        var state = StateOf(session, picture);
        var hides = state == PictureState.Shown && reports >= report.ReportsToHide;
        if (hides)
        {
            session.Execute("UPDATE picture SET state = 1, decided_at = $now WHERE id = $id", ("$now", now.Stamp), ("$id", picture));
            ChangeCounter.Advance(session);
        }

        return new ReportOutcome(picture, reports, isNew, hides || IsHidden(state), hides);
    }

    public static void Decide(Session session, long picture, PictureDecision decision)
    {
        session.Execute(
            "UPDATE picture SET state = $state, decided_at = $at WHERE id = $id",
            ("$state", (int)decision.State),
            ("$at", decision.At.Stamp),
            ("$id", picture));
        session.Execute(
            "INSERT INTO picture_decision (picture_id, kind, decided_by, at, reason) VALUES ($picture, $kind, $by, $at, $reason)",
            ("$picture", picture),
            ("$kind", decision.State.ToString()),
            ("$by", decision.By),
            ("$at", decision.At.Stamp),
            ("$reason", decision.Reason));
        ChangeCounter.Advance(session);
    }

    /// <inheritdoc cref="IImageStore.OpenAsync"/>
    public static long Open(Session session, ImagePlace place, DateTimeOffset now)
    {
        session.Execute(
            "INSERT INTO image (url, family, source_id, article_id) VALUES ($url, $family, $source, $article) ON CONFLICT DO NOTHING",
            ("$url", place.Url.AbsoluteUri),
            ("$family", ImageAddress.Family(place.Url)),
            ("$source", place.SourceId),
            ("$article", place.ArticleId));
        if (PictureOf(session, place.Url) is { } known)
        {
            return known;
        }

        var picture = Find(session, place.Url) ?? Create(session, now);
        session.Execute("UPDATE image SET picture_id = $picture WHERE url = $url", ("$picture", picture), ("$url", place.Url.AbsoluteUri));
        PictureJoining.Gather(session, place.Url);

        // Gathering may have found that the picture is an older one.
        return PictureOf(session, place.Url) ?? picture;
    }

    /// <summary>The picture at an address, or at another size of it.</summary>
    internal static long? Find(Session session, Uri url) => PictureOf(session, url) ?? session.Number(
        "SELECT picture_id FROM image WHERE family = $family AND picture_id IS NOT NULL ORDER BY id LIMIT 1",
        ("$family", ImageAddress.Family(url)));

    internal static long? PictureOf(Session session, Uri url) =>
        session.Number("SELECT picture_id FROM image WHERE url = $url", ("$url", url.AbsoluteUri));

    internal static bool IsHidden(PictureState state) => state is PictureState.Hidden or PictureState.Confirmed;

    internal static PictureState StateOf(Session session, long picture) =>
        (PictureState)(session.Number("SELECT state FROM picture WHERE id = $id", ("$id", picture)) ?? 0);

    private static long Create(Session session, DateTimeOffset now) => session.Number(
        "INSERT INTO picture (salt, opened_at) VALUES ($salt, $now) RETURNING id",
        ("$salt", RandomNumberGenerator.GetBytes(SaltLength)),
        ("$now", now.Stamp)) ?? throw new InvalidOperationException("SQLite returned no id for an inserted picture.");
}
