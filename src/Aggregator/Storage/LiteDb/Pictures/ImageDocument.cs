using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Text.Addresses;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Pictures;

/// <summary>The address of a picture, and what was seen there.</summary>
/// <remarks>Indexed fields: <c>url</c> and <c>family</c>, which are hashes, and <c>picture</c>, the number of the
/// picture.</remarks>
internal static class ImageDocument
{
    public const string Collection = "image";

    public static BsonDocument? Find(LiteSession session, Uri url) => session.First(Collection, "$.url = @0", LiteKeys.Hash(url.AbsoluteUri));

    public static BsonDocument FindOrAdd(LiteSession session, ImagePlace place)
    {
        if (Find(session, place.Url) is { } known)
        {
            return known;
        }

        var family = ImageAddress.Family(place.Url);
        var image = new BsonDocument
        {
            ["_id"] = session.Next(Collection),
            ["url"] = LiteKeys.Hash(place.Url.AbsoluteUri),
            ["address"] = place.Url.AbsoluteUri,
            ["family"] = LiteKeys.Hash(family),
            ["family_name"] = family,
            ["source"] = place.SourceId,
        };
        image.Put("article", place.ArticleId);
        session.Insert(Collection, image);
        return image;
    }

    public static IEnumerable<BsonDocument> OfPicture(LiteSession session, long picture) =>
        session.All(Collection, "$.picture = @0", picture).OrderBy(image => image["_id"].AsInt64);

    /// <summary>The picture at an address that differs only in the size; null when there is none.</summary>
    public static long? PictureOfFamily(LiteSession session, Uri url) =>
        session.All(Collection, "$.family = @0", LiteKeys.Hash(ImageAddress.Family(url))).OrderBy(image => image["_id"].AsInt64)
            .Select(image => image.NumberOrNull("picture")).FirstOrDefault(picture => picture is not null);

    public static ImagePlace PlaceOf(BsonDocument image) =>
        new(new Uri(image["address"].AsString), image["source"].AsString, image.NumberOrNull("article"));

    /// <returns>Null when the address was not loaded, or gave no picture.</returns>
    public static ImageLook? LookOf(BsonDocument image) => image.BytesOrNull("content") is { } content
        ? new ImageLook(content, image.BytesOrNull("look"), image.TextOrNull("type") ?? "")
        : null;
}
