using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>The thresholds that were fitted to editors' decisions, and the pairs of texts to fit them to.</summary>
internal static class FittedRules
{
    /// <returns>The measured rules, with the fitted thresholds.</returns>
    public static DuplicateRules Read(Session session) => FittedThresholds.Read(
        session.Query("SELECT value FROM setting WHERE name = $name", row => row.GetString(0), ("$name", FittedThresholds.Setting)).FirstOrDefault());

    public static int Save(Session session, DuplicateRules rules) => FittedThresholds.Write(rules) is { } fitted
        ? session.Execute(
            "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("$name", FittedThresholds.Setting),
            ("$value", fitted))
        : session.Execute("DELETE FROM setting WHERE name = $name", ("$name", FittedThresholds.Setting));

    public static IReadOnlyList<DecidedPair> Pairs(Session session) => DeskRules.Pairs(
        DecisionRow.All(session),
        article => session.Number("SELECT found_copy_of FROM article WHERE id = $id", ("$id", article)),
        articles => session.Query(
            $"SELECT {SqliteStoryStore.GroupingColumns} FROM {SqliteStoryStore.GroupingTable} WHERE id IN (SELECT value FROM json_each($ids))",
            SqliteStoryStore.ReadGrouping,
            ("$ids", JsonList.Of(articles))));
}
