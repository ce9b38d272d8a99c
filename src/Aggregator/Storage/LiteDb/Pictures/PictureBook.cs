using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Pictures;

/// <summary>Writes what is seen, said and decided of pictures, and brings the addresses of one picture together.</summary>
/// <remarks>
/// Compared is always with a picture's own first look, never from copy to copy: likeness that is handed on drifts.
/// Only reported or decided pictures are compared with, which are few; the whole archive is read once a picture, at its first report.
/// </remarks>
internal static class PictureBook
{
    /// <inheritdoc cref="IImageStore.SaveLookAsync"/>
    public static bool SaveLook(LiteSession session, ImagePlace place, ImageLook? look, DateTimeOffset now)
    {
        var image = ImageDocument.FindOrAdd(session, place);
        if (look is not null)
        {
            image["content"] = look.ContentHash;
            image.Put("look", look.PerceptualHash ?? image.BytesOrNull("look"));
            image["type"] = look.MediaType;
        }

        image.Put("looked", now);
        image.Put("article", image.NumberOrNull("article") ?? place.ArticleId);
        session.Update(ImageDocument.Collection, image);
        if (look is not null)
        {
            Join(session, place.Url, look);
        }

        return PictureDocument.IsHidden(session, PictureOf(session, place.Url));
    }

    /// <inheritdoc cref="IImageStore.ReportAsync"/>
    public static ReportOutcome Report(LiteSession session, ImageReport report, DateTimeOffset now)
    {
        var id = Open(session, report.Place, now);
        var picture = PictureDocument.Find(session, id)!; // It has just been opened.
        var isNew = ReportDocument.Add(session, id, report.ReporterOf(picture.Salt), now);
        var reports = ReportDocument.Of(session, id).Count;
        var hides = picture.State == PictureState.Shown && reports >= report.ReportsToHide;
        if (hides)
        {
            PictureDocument.Save(session, picture with { State = PictureState.Hidden, DecidedAt = now });
            ChangeCounter.Advance(session);
        }

        return new ReportOutcome(id, reports, isNew, hides || picture.IsHidden, hides);
    }

    public static void Decide(LiteSession session, long id, PictureDecision decision)
    {
        if (PictureDocument.Find(session, id) is { } picture)
        {
            PictureDocument.Save(session, picture with { State = decision.State, DecidedAt = decision.At });
            PictureDocument.AddDecision(session, id, decision);
            ChangeCounter.Advance(session);
        }
    }

    /// <inheritdoc cref="IImageStore.OpenAsync"/>
    public static long Open(LiteSession session, ImagePlace place, DateTimeOffset now)
    {
        var image = ImageDocument.FindOrAdd(session, place);
        if (image.NumberOrNull("picture") is { } known)
        {
            return known;
        }

        var picture = Find(session, place.Url) ?? PictureDocument.Add(session, now).Id;
        image["picture"] = picture;
        session.Update(ImageDocument.Collection, image);
        if (ImageDocument.LookOf(image) is { } look)
        {
            Join(session, place.Url, look);
        }

        // Joining may have found that the picture is an older one.
        return PictureOf(session, place.Url) ?? picture;
    }

    /// <summary>The picture at an address, or at another size of it.</summary>
    public static long? Find(LiteSession session, Uri url) => PictureOf(session, url) ?? ImageDocument.PictureOfFamily(session, url);

    private static long? PictureOf(LiteSession session, Uri url) => ImageDocument.Find(session, url)?.NumberOrNull("picture");

    /// <summary>An address has been looked at: does it show a picture that we know?</summary>
    private static void Join(LiteSession session, Uri url, ImageLook look)
    {
        var own = PictureOf(session, url);
        if (own is { } mine && PictureDocument.Find(session, mine) is { ContentHash: null } unseen)
        {
            PictureDocument.Save(session, unseen with { ContentHash = look.ContentHash, PerceptualHash = look.PerceptualHash });
        }

        var same = PictureDocument.All(session).ToList()
            .Find(picture => picture.Id != own && picture.ContentHash is not null && ImageDocument.IsSame(look, picture.ContentHash, picture.PerceptualHash));
        if (same is not null)
        {
            if (own is { } lost)
            {
                Merge(session, lost, same.Id);
            }

            Adopt(session, [ImageDocument.Find(session, url)], same.Id);
        }
        else if (own is { } picture)
        {
            Adopt(session, session.Everything(ImageDocument.Collection).Where(image => !image.ContainsKey("picture")
                && image.BytesOrNull("content") is { } content && ImageDocument.IsSame(look, content, image.BytesOrNull("look"))).ToList(), picture);
        }
    }

    /// <summary>Two reported pictures turn out to be one.</summary>
    private static void Merge(LiteSession session, long lostId, long keptId)
    {
        if (PictureDocument.Find(session, lostId) is not { } lost || PictureDocument.Find(session, keptId) is not { } kept)
        {
            return;
        }

        // The two counts may hold the same people under different salts: the greater is certain, the sum is not.
        if (ReportDocument.Of(session, lostId).Count > ReportDocument.Of(session, keptId).Count)
        {
            ReportDocument.Delete(session, keptId);
            ReportDocument.Hand(session, lostId, keptId);
            kept = kept with { Salt = lost.Salt };
        }

        PictureDocument.Save(session, kept.With(lost, (Last(session, keptId), Last(session, lostId))));
        PictureDocument.HandDecisions(session, lostId, keptId);
        ReportDocument.Delete(session, lostId);
        Adopt(session, ImageDocument.OfPicture(session, lostId), keptId);
        PictureDocument.Delete(session, lostId);
        ChangeCounter.Advance(session);
    }

    private static DateTimeOffset? Last(LiteSession session, long picture) =>
        PictureDocument.Decisions(session, picture) is { Count: > 0 } decisions ? decisions.Max(decision => decision.At) : null;

    private static void Adopt(LiteSession session, IEnumerable<BsonDocument?> images, long picture)
    {
        var joined = images.OfType<BsonDocument>().Where(image => image.NumberOrNull("picture") != picture).ToList();
        foreach (var image in joined)
        {
            image["picture"] = picture;
            session.Update(ImageDocument.Collection, image);
        }

        if (joined.Count > 0 && PictureDocument.IsHidden(session, picture))
        {
            ChangeCounter.Advance(session);
        }
    }
}
