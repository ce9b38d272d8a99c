using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Pictures;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Pictures;

/// <summary><see cref="IPictureRows"/> in LiteDB.</summary>
internal sealed class LitePictureRows(LiteSession session) : IPictureRows
{
    public void AddImage(ImagePlace place) => ImageDocument.FindOrAdd(session, place);

    public void SaveLook(ImagePlace place, ImageLook? look, DateTimeOffset now)
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
    }

    public ImageLook? LookAt(Uri url) => ImageDocument.Find(session, url) is { } image ? ImageDocument.LookOf(image) : null;

    public IEnumerable<(Uri Url, ImageLook Look)> LooksWithoutPicture() => session.Everything(ImageDocument.Collection)
        .Where(image => !image.ContainsKey("picture") && image.ContainsKey("content"))
        .Select(image => (ImageDocument.PlaceOf(image).Url, ImageDocument.LookOf(image)!)); // Not null, because the image has content.

    public long? PictureOf(Uri url) => ImageDocument.Find(session, url)?.NumberOrNull("picture");

    public long? PictureOfFamily(Uri url) => ImageDocument.PictureOfFamily(session, url);

    public int Adopt(IReadOnlyCollection<Uri> urls, long picture) =>
        Adopt(urls.Select(url => ImageDocument.Find(session, url)).OfType<BsonDocument>(), picture);

    public KeptPicture? Find(long picture) => PictureDocument.Find(session, picture);

    public IEnumerable<KeptPicture> Pictures() => PictureDocument.All(session);

    public long Add(DateTimeOffset now) => PictureDocument.Add(session, now).Id;

    public void Save(KeptPicture picture) => PictureDocument.Save(session, picture);

    public void Merge(long lost, long kept, bool takesReports)
    {
        if (takesReports)
        {
            ReportDocument.Delete(session, kept);
            ReportDocument.Hand(session, lost, kept);
        }

        PictureDocument.HandDecisions(session, lost, kept);
        ReportDocument.Delete(session, lost);
        Adopt(ImageDocument.OfPicture(session, lost), kept);
        PictureDocument.Delete(session, lost);
    }

    public bool AddReport(long picture, byte[] reporter, DateTimeOffset now) => ReportDocument.Add(session, picture, reporter, now);

    public int Reports(long picture) => ReportDocument.Of(session, picture).Count;

    public void AddDecision(long picture, PictureDecision decision) => PictureDocument.AddDecision(session, picture, decision);

    public DateTimeOffset? LastDecision(long picture) =>
        PictureDocument.Decisions(session, picture) is { Count: > 0 } decisions ? decisions.Max(decision => decision.At) : null;

    public void AdvanceVersion() => ChangeCounter.Advance(session);

    private int Adopt(IEnumerable<BsonDocument> images, long picture)
    {
        var joined = images.Where(image => image.NumberOrNull("picture") != picture).ToList();
        foreach (var image in joined)
        {
            image["picture"] = picture;
            session.Update(ImageDocument.Collection, image);
        }

        return joined.Count;
    }
}
