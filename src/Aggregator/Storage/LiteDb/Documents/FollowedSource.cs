using Aggregator.Sources;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The last settings of a source. They are few and change seldom, so all of them are kept in memory.</summary>
/// <param name="Number">A number that identifies the source in keys.</param>
internal sealed record FollowedSource(
    string Id, long Number, string Host, string? Country, string? Category, double Weight, bool IsActive)
{
    public const string Collection = "source";

    /// <summary>Null for a source that has left the settings before names were stored.</summary>
    public string? Name { get; init; }

    public Uri? HomePage { get; init; }

    public PublishLevel Publish { get; init; }

    public ImagePolicy Images { get; init; }

    /// <summary>All sources, by id.</summary>
    public static Dictionary<string, FollowedSource> All(LiteSession session) => session.Remembered(
        Collection, static session => session.Everything(Collection).Select(Read).ToDictionary(source => source.Id, StringComparer.Ordinal));

    /// <exception cref="StoreException">The source was never in the settings, so nothing can be stored for it.</exception>
    public static FollowedSource Of(LiteSession session, string id) =>
        All(session).TryGetValue(id, out var source) ? source : throw new StoreException(StoreFault.Other, $"The source {id} was never in the list of sources.");

    public void Save(LiteSession session)
    {
        var document = new BsonDocument
        {
            ["_id"] = Id,
            ["n"] = Number,
            ["host"] = Host,
            ["weight"] = Weight,
            ["active"] = IsActive,
        };
        document.Put("country", Country);
        document.Put("category", Category);
        document.Put("name", Name);
        document.Put("home", HomePage);
        document["publish"] = Publish.ToString();
        document["images"] = Images.ToString();
        session.Put(Collection, document);
    }

    public Source ToSource() => new()
    {
        Id = Id,
        Name = Name ?? Id,
        HomePage = HomePage,
        Country = Country,
        Category = Category,
        Publish = Publish,
        Images = Images,
        Enabled = false,
    };

    private static FollowedSource Read(BsonDocument document) => new(
        document["_id"].AsString,
        document["n"].AsInt64,
        document["host"].AsString,
        document.TextOrNull("country"),
        document.TextOrNull("category"),
        document["weight"].AsDouble,
        document.Flag("active"))
    {
        Name = document.TextOrNull("name"),
        HomePage = document.UriOrNull("home"),
        Publish = Enum.Parse<PublishLevel>(document["publish"].AsString),
        Images = Enum.Parse<ImagePolicy>(document["images"].AsString),
    };
}
