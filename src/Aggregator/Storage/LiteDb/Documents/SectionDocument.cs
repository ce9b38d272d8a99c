using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The names of sections, each with the number of its articles.</summary>
internal static class SectionDocument
{
    private const string Collection = "section";

    public static void Count(LiteSession session, string name, int articles)
    {
        var key = LiteKeys.Hash(name);
        var section = session.Find(Collection, key) ?? new BsonDocument { ["_id"] = key, ["name"] = name, ["articles"] = 0 };
        section["articles"] = section["articles"].AsInt32 + articles;
        if (section["articles"].AsInt32 > 0)
        {
            session.Put(Collection, section);
        }
        else
        {
            session.Delete(Collection, key);
        }
    }

    public static bool Has(LiteSession session, string name) => session.Find(Collection, LiteKeys.Hash(name)) is not null;

    public static List<string> Names(LiteSession session) =>
        [.. session.Everything(Collection).Select(section => section["name"].AsString).Order(StringComparer.Ordinal)];
}
