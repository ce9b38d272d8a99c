using Aggregator.Storage.Policy;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>The thresholds that were fitted to editors' decisions, and the pairs that they are fitted to.</summary>
internal static class FittedRules
{
    /// <returns>The measured rules, with the thresholds that were fitted since.</returns>
    public static DuplicateRules Read(Session session) => FittedThresholds.Read(
        session.Query("SELECT value FROM setting WHERE name = $name", row => row.GetString(0), ("$name", FittedThresholds.Setting)).FirstOrDefault());

    public static int Save(Session session, DuplicateRules rules) => FittedThresholds.Write(rules) is { } fitted
        ? session.Execute(
            "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("$name", FittedThresholds.Setting),
            ("$value", fitted))
        : session.Execute("DELETE FROM setting WHERE name = $name", ("$name", FittedThresholds.Setting));

    /// <summary>What the standing decisions say of pairs of texts.</summary>
    public static List<DecidedPair> Pairs(Session session)
    {
        var pairs = EditorDecisions.Standing(DecisionRow.All(session))
            .Select(decision => FittedThresholds.Pair(decision, article => session.Number("SELECT found_copy_of FROM article WHERE id = $id", ("$id", article))))
            .OfType<(long One, long Other, bool IsSame)>().ToList();
        var articles = session.Query(
            $"SELECT {SqliteStoryStore.GroupingColumns} FROM {SqliteStoryStore.GroupingTable} WHERE id IN (SELECT value FROM json_each($ids))",
            SqliteStoryStore.ReadGrouping,
            ("$ids", DecisionScope.Numbers(pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()))).ToDictionary(article => article.Id);
        return
        [
            .. from pair in pairs
               where articles.ContainsKey(pair.One) && articles.ContainsKey(pair.Other)
               select new DecidedPair(articles[Math.Max(pair.One, pair.Other)], articles[Math.Min(pair.One, pair.Other)], pair.IsSame),
        ];
    }
}
