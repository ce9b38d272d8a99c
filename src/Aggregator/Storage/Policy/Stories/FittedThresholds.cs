using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>Reads and writes the thresholds that were fitted to editors' decisions.</summary>
internal static partial class FittedThresholds
{
    /// <summary>The name under which a store keeps them.</summary>
    public const string Setting = "duplicate-rules";

    /// <returns>The measured rules with the fitted thresholds; the measured rules alone when the text cannot be read.</returns>
    public static DuplicateRules Read(string? fitted)
    {
        try
        {
            var values = fitted is null ? [] : JsonSerializer.Deserialize(fitted, FittedJson.Default.DictionaryStringDouble) ?? [];
            return RulesFit.Thresholds.Where(threshold => values.ContainsKey(threshold.StoredAs))
                .Aggregate(DuplicateRules.Measured, (rules, threshold) => threshold.Set(rules, values[threshold.StoredAs]));
        }
        catch (JsonException)
        {
            return DuplicateRules.Measured;
        }
    }

    /// <returns>Only the thresholds that differ from the measured rules, so that a later version's measurement replaces the
    /// others. Null when none differs.</returns>
    public static string? Write(DuplicateRules rules)
    {
        var fitted = RulesFit.Thresholds.Where(threshold => threshold.Get(rules) != threshold.Get(DuplicateRules.Measured))
            .ToDictionary(threshold => threshold.StoredAs, threshold => threshold.Get(rules));
        return fitted.Count == 0 ? null : JsonSerializer.Serialize(fitted, FittedJson.Default.DictionaryStringDouble);
    }

    [JsonSerializable(typeof(Dictionary<string, double>))]
    private sealed partial class FittedJson : JsonSerializerContext;
}
