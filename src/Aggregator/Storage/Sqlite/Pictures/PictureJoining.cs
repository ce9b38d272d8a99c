using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Engine;

namespace Aggregator.Storage.Sqlite.Pictures;

/// <summary>Brings the addresses of one picture together: by the same bytes, or because they look the same.</summary>
/// <remarks>
/// Compared is always with a picture's own first look, never from copy to copy: likeness that is handed on drifts.
/// Only reported or decided pictures are compared with, which are few; the whole archive is read once a picture, at its first report.
/// </remarks>
internal static class PictureJoining
{
    /// <summary>An address has been looked at: does it show a picture that we know?</summary>
    public static void Join(Session session, Uri url, ImageLook look)
    {
        var own = PictureWriter.PictureOf(session, url);
        if (own is { } mine)
        {
            session.Execute(
                "UPDATE picture SET content_hash = $content, perceptual_hash = $perceptual WHERE id = $id AND content_hash IS NULL",
                ("$content", look.ContentHash),
                ("$perceptual", look.PerceptualHash),
                ("$id", mine));
        }

        var same = session.Query(
                "SELECT id, content_hash, perceptual_hash, state FROM picture WHERE content_hash IS NOT NULL ORDER BY id",
                row => (Id: row.GetInt64(0), Look: (row.BytesOrNull(1), row.BytesOrNull(2)), State: row.GetInt32(3)))
            .Where(picture => picture.Id != own && ImageLikeness.IsSame(picture.Look, (look.ContentHash, look.PerceptualHash)))
            .Select(picture => (long?)picture.Id)
            .FirstOrDefault();
        if (same is not { } other)
        {
            GatherIfOwned(session, own, look);
            return;
        }

        if (own is { } lost)
        {
            Merge(session, lost, other);
        }

        Adopt(session, "url = $name", url.AbsoluteUri, other);
    }

    /// <summary>A picture was reported for the first time: every address where it was seen is brought under it.</summary>
    public static void Gather(Session session, Uri url)
    {
        var look = session.Query(
            "SELECT content_hash, perceptual_hash, media_type FROM image WHERE url = $url AND content_hash IS NOT NULL",
            row => new ImageLook(row.GetFieldValue<byte[]>(0), row.BytesOrNull(1), row.TextOrNull(2) ?? ""),
            ("$url", url.AbsoluteUri)).FirstOrDefault();
        if (look is not null)
        {
            Join(session, url, look);
        }
    }

    private static void GatherIfOwned(Session session, long? own, ImageLook look)
    {
        if (own is not { } picture)
        {
            return;
        }

        var copies = session.Query(
                "SELECT url, content_hash, perceptual_hash FROM image WHERE picture_id IS NULL AND content_hash IS NOT NULL",
                row => (Url: row.GetString(0), Look: (row.BytesOrNull(1), row.BytesOrNull(2))))
            .Where(image => ImageLikeness.IsSame(image.Look, (look.ContentHash, look.PerceptualHash)));
        foreach (var copy in copies)
        {
            Adopt(session, "url = $name", copy.Url, picture);
        }
    }

    /// <summary>Two reported pictures turn out to be one.</summary>
    private static void Merge(Session session, long lost, long kept)
    {
        // The two counts may hold the same people under different salts: the greater is certain, the sum is not.
        if (Reports(session, lost) > Reports(session, kept))
        {
            session.Execute("DELETE FROM picture_report WHERE picture_id = $kept", ("$kept", kept));
            session.Execute("UPDATE picture SET salt = (SELECT salt FROM picture WHERE id = $lost) WHERE id = $kept", ("$lost", lost), ("$kept", kept));
            session.Execute("UPDATE picture_report SET picture_id = $kept WHERE picture_id = $lost", ("$kept", kept), ("$lost", lost));
        }

        // An editor's word stands above readers' reports, the later word above the earlier.
        session.Execute(
            """
            UPDATE picture SET (state, decided_at) = (SELECT state, decided_at FROM picture WHERE id = $lost)
            WHERE id = $kept AND (SELECT COUNT(*) FROM picture_decision WHERE picture_id = $lost) > 0
              AND COALESCE((SELECT MAX(at) FROM picture_decision WHERE picture_id = $lost), 0)
                > COALESCE((SELECT MAX(at) FROM picture_decision WHERE picture_id = $kept), 0)
            """,
            ("$lost", lost),
            ("$kept", kept));
        session.Execute(
            """
            UPDATE picture SET (state, decided_at) = (SELECT state, decided_at FROM picture WHERE id = $lost)
            WHERE id = $kept AND state = 0 AND (SELECT state FROM picture WHERE id = $lost) = 1
            """,
            ("$lost", lost),
            ("$kept", kept));
        session.Execute("UPDATE picture_decision SET picture_id = $kept WHERE picture_id = $lost", ("$kept", kept), ("$lost", lost));
        session.Execute("DELETE FROM picture_report WHERE picture_id = $lost", ("$lost", lost));
        Adopt(session, "picture_id = $name", lost, kept);
        session.Execute("DELETE FROM picture WHERE id = $lost", ("$lost", lost));
        ChangeCounter.Advance(session);
    }

    private static void Adopt(Session session, string condition, object name, long picture)
    {
        var joined = session.Execute($"UPDATE image SET picture_id = $picture WHERE {condition} AND picture_id IS NOT $picture", ("$picture", picture), ("$name", name));
        if (joined > 0 && PictureWriter.IsHidden(PictureWriter.StateOf(session, picture)))
        {
            ChangeCounter.Advance(session);
        }
    }

    private static long Reports(Session session, long picture) =>
        session.Number("SELECT COUNT(*) FROM picture_report WHERE picture_id = $picture", ("$picture", picture)) ?? 0;
}
