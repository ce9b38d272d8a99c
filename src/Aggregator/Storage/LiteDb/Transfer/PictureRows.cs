using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Pictures;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Rows of pictures, their addresses, reports and decisions.</summary>
internal static class PictureRows
{
    private static readonly Fields Pictures = new("id=_id, state, salt, content_hash=content, perceptual_hash=look, opened_at=opened, decided_at=decided");

    private static readonly Fields Images = new(
        "id=_id, url=address, family=family_name, source_id=source, article_id=article, content_hash=content, perceptual_hash=look, media_type=type, "
        + "looked_at=looked, picture_id=picture");

    private static readonly Fields Reports = new("picture_id=picture, reporter, at");

    private static readonly Fields Decisions = new("id=_id, picture_id=picture, kind, decided_by=by, at, reason");

    public static ArchiveRow Read(BsonDocument picture) => new(ArchiveKinds.Picture, Pictures.Read(picture));

    public static void Fill(LiteSession session, ArchiveRow row) => session.Insert(ArchiveKinds.Picture, Pictures.Write(row, []));

    public static ArchiveRow ReadImage(BsonDocument image) => new(ArchiveKinds.Image, Images.Read(image));

    public static void FillImage(LiteSession session, ArchiveRow row)
    {
        var image = Images.Write(row, []);
        image["url"] = LiteKeys.Hash(row.Text("url"));
        image["family"] = LiteKeys.Hash(row.Text("family"));
        session.Insert(ImageDocument.Collection, image);
        session.Raise(ImageDocument.Collection, row.Number("id"));
    }

    public static ArchiveRow ReadReport(BsonDocument report) => new(ArchiveKinds.Report, Reports.Read(report));

    public static void FillReport(LiteSession session, ArchiveRow row) =>
        ReportDocument.Add(session, row.Number("picture_id"), row.BytesOrNull("reporter") ?? [], DateTimeOffset.FromUnixTimeMilliseconds(row.Number("at")));

    public static ArchiveRow ReadDecision(BsonDocument decision) => new(ArchiveKinds.PictureDecision, Decisions.Read(decision));

    public static void FillDecision(LiteSession session, ArchiveRow row) => session.Insert(ArchiveKinds.PictureDecision, Decisions.Write(row, []));
}
