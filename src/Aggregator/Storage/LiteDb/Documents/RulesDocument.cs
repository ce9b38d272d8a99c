using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Duplicates;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Documents;

/// <summary>The rules by which the grouper tells whether two texts are the same: as measured, or as last fitted.</summary>
internal static class RulesDocument
{
    private const string Settings = "setting";

    public static DuplicateRules Read(LiteSession session) =>
        FittedThresholds.Read(session.Find(Settings, FittedThresholds.Setting)?["value"].AsString);

    public static void Save(LiteSession session, DuplicateRules rules)
    {
        if (FittedThresholds.Write(rules) is { } fitted)
        {
            session.Put(Settings, new BsonDocument { ["_id"] = FittedThresholds.Setting, ["value"] = fitted });
        }
        else
        {
            session.Delete(Settings, FittedThresholds.Setting);
        }
    }
}
