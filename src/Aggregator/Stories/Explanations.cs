using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Stories;

/// <summary>Why an article was put where it is, as it is stored.</summary>
internal static class Explanations
{
    public static string SameText(DuplicateMatch match)
    {
        var rules = DuplicateRules.Measured;
        return Write(new Explanation
        {
            Why = "same-text",
            Other = match.Other,
            Score = match.Score,
            OfNew = match.OfNew,
            OfOther = match.OfOther,
            Lead = match.Lead,
            Needed = match.IsOtherEdition ? rules.NeedAcrossDays : match.Need,
            NeededLead = match.IsWithinSource ? rules.OwnLead : rules.Lead,
            ApartMinutes = match.Apart.TotalMinutes,
            First = match.Apart < TimeSpan.Zero ? "new" : "other",
        });
    }

    public static string SameEvent(EventMatch match) => Write(new Explanation
    {
        Why = "same-event",
        Other = match.StoryId,
        Score = match.Cosine,
        Needed = match.Threshold,
        ApartMinutes = match.Apart.TotalMinutes,
    });

    public static string SameTitle(long other, TimeSpan apart) =>
        Write(new Explanation { Why = "same-title", Other = other, ApartMinutes = apart.TotalMinutes });

    public static string Decided(EditorDecision? decision) =>
        Write(new Explanation { Why = "editor", By = decision?.By, Reason = decision?.Reason, Decision = decision?.Id });

    private static string Write(Explanation explanation) => JsonSerializer.Serialize(explanation, ExplanationJson.Default.Explanation);
}

/// <summary>The stored form; what does not apply is absent.</summary>
internal sealed record Explanation
{
    /// <summary>same-text, same-title, same-event or editor.</summary>
    public required string Why { get; init; }

    /// <summary>The article, or the story, it was compared with.</summary>
    public long? Other { get; init; }

    public double? Score { get; init; }

    public double? OfNew { get; init; }

    public double? OfOther { get; init; }

    public double? Lead { get; init; }

    public double? Needed { get; init; }

    public double? NeededLead { get; init; }

    /// <summary>Positive when the new article is the later one.</summary>
    public double? ApartMinutes { get; init; }

    /// <summary>Who published first: "new" or "other".</summary>
    public string? First { get; init; }

    public string? By { get; init; }

    public string? Reason { get; init; }

    public long? Decision { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
