using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Stories.Shown;

/// <summary>Why an article leads its story. It is stored with the story; <c>explain</c>, the API and the story's page show it.</summary>
public sealed record LeadReason
{
    /// <summary>The article that leads.</summary>
    public required long Lead { get; init; }

    public required LeadRule Rule { get; init; }

    /// <summary>The qualities by which the lead is ahead of the other texts of the story.</summary>
    public IReadOnlyList<LeadGround> Grounds { get; init; } = [];

    public double? Points { get; init; }

    /// <summary>The second best text. When an earlier lead was kept, it is the text with more points. Null when the story has one text.</summary>
    public long? Rival { get; init; }

    public double? RivalPoints { get; init; }

    /// <summary>The number of other newspapers that have the lead's text.</summary>
    public int Carriers { get; init; }

    /// <returns>Null when the text is not a reason.</returns>
    public static LeadReason? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, LeadReasonJson.Default.LeadReason);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, LeadReasonJson.Default.LeadReason);
}

/// <summary>The rule by which an article leads.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadRule>))]
public enum LeadRule
{
    /// <summary>The story has no other text.</summary>
    [JsonStringEnumMemberName("only")]
    Only,

    /// <summary>The article has the most points.</summary>
    [JsonStringEnumMemberName("best")]
    Best,

    /// <summary>The article led before, and no other text is clearly better.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>An editor chose it.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,
}

/// <summary>A quality by which a lead is ahead of the other texts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadGround>))]
public enum LeadGround
{
    [JsonStringEnumMemberName("whole")]
    Whole,

    [JsonStringEnumMemberName("longest")]
    Longest,

    [JsonStringEnumMemberName("picture")]
    Picture,

    [JsonStringEnumMemberName("latest")]
    Latest,

    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>More newspapers have the lead's text than any other text of the story.</summary>
    [JsonStringEnumMemberName("carried")]
    Carried,

    /// <summary>The lead's source has the greatest weight.</summary>
    [JsonStringEnumMemberName("source")]
    Source,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LeadReason))]
internal sealed partial class LeadReasonJson : JsonSerializerContext;
