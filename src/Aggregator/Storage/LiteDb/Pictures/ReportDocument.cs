using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Pictures;

/// <summary>A report of a picture: one document for each picture and reporter. The reporter is a hash that names
/// nobody.</summary>
internal static class ReportDocument
{
    private const string Collection = "picture_report";

    /// <returns>False when this reporter had reported the picture before.</returns>
    public static bool Add(LiteSession session, long picture, byte[] reporter, DateTimeOffset at)
    {
        byte[] key = [.. LiteKeys.Of(picture), .. reporter];
        if (session.Find(Collection, key) is not null)
        {
            return false;
        }

        session.Insert(Collection, new BsonDocument { ["_id"] = key, ["picture"] = picture, ["reporter"] = reporter, ["at"] = at.ToUnixTimeMilliseconds() });
        return true;
    }

    /// <summary>The times of the reports.</summary>
    public static List<DateTimeOffset> Of(LiteSession session, long picture) => All(session, picture).ConvertAll(report => report.Instant("at"));

    public static void Hand(LiteSession session, long from, long to)
    {
        foreach (var report in All(session, from))
        {
            session.Delete(Collection, report["_id"]);
            Add(session, to, report["reporter"].AsBinary, report.Instant("at"));
        }
    }

    public static void Delete(LiteSession session, long picture)
    {
        foreach (var report in All(session, picture))
        {
            session.Delete(Collection, report["_id"]);
        }
    }

    private static List<BsonDocument> All(LiteSession session, long picture) => session.All(Collection, "$.picture = @0", picture);
}
