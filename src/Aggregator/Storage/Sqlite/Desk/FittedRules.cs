using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage.Sqlite.Desk;

/// <summary>The thresholds that were fitted to editors' decisions, and the pairs that they are fitted to.</summary>
internal static partial class FittedRules
{
    private const string Setting = "duplicate-rules";

    /// <returns>The measured rules, with the thresholds that were fitted since.</returns>
    public static DuplicateRules Read(Session session)
    {
        var fitted = session.Query("SELECT value FROM setting WHERE name = $name", row => row.GetString(0), ("$name", Setting)).FirstOrDefault();
        return fitted is null ? DuplicateRules.Measured : Parse(fitted);
    }

    /// <summary>Keeps only what differs from the measured rules: what is measured better later is taken up.</summary>
    public static int Save(Session session, DuplicateRules rules)
    {
        var fitted = RulesFit.Thresholds.Where(threshold => threshold.Get(rules) != threshold.Get(DuplicateRules.Measured))
            .ToDictionary(threshold => threshold.Name, threshold => threshold.Get(rules));
        return fitted.Count == 0
            ? session.Execute("DELETE FROM setting WHERE name = $name", ("$name", Setting))
            : session.Execute(
                "INSERT INTO setting (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                ("$name", Setting),
                ("$value", JsonSerializer.Serialize(fitted, FittedJson.Default.DictionaryStringDouble)));
    }

    /// <summary>What the standing decisions say of pairs of texts.</summary>
    public static List<DecidedPair> Pairs(Session session)
    {
        var pairs = EditorDecisions.Standing(DecisionRow.All(session)).SelectMany(decision => Pair(session, decision)).ToList();
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

    private static IEnumerable<(long One, long Other, bool IsSame)> Pair(Session session, EditorDecision decision) => decision switch
    {
        EditorDecision.Merge merge => [(merge.Article, merge.Of, true)],
        EditorDecision.Never never => [(never.Article, never.Other, false)],

        // What it was split off from is what the machine had found.
        EditorDecision.Split split when session.Number("SELECT found_copy_of FROM article WHERE id = $id", ("$id", split.Article)) is { } other =>
            [(split.Article, other, false)],
        _ => [],
    };

    private static DuplicateRules Parse(string fitted)
    {
        try
        {
            var values = JsonSerializer.Deserialize(fitted, FittedJson.Default.DictionaryStringDouble) ?? [];
            return RulesFit.Thresholds.Where(threshold => values.ContainsKey(threshold.Name))
                .Aggregate(DuplicateRules.Measured, (rules, threshold) => threshold.Set(rules, values[threshold.Name]));
        }
        catch (JsonException)
        {
            return DuplicateRules.Measured;
        }
    }

    [JsonSerializable(typeof(Dictionary<string, double>))]
    private sealed partial class FittedJson : JsonSerializerContext;
}
