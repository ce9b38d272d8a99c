using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Stories.Shown;

/// <summary>Why this article leads its story: stored with the story, told by <c>explain</c>, the API and the story's page.</summary>
public sealed record LeadReason
{
    /// <summary>The article that leads.</summary>
    public required long Lead { get; init; }

    public required LeadRule Rule { get; init; }

    /// <summary>In what it is ahead of the story's other texts.</summary>
    public IReadOnlyList<LeadGround> Grounds { get; init; } = [];

    public double? Points { get; init; }

    /// <summary>The next best text, or the better one that is not clearly better; null when there is no other.</summary>
    public long? Rival { get; init; }

    public double? RivalPoints { get; init; }

    /// <summary>Other papers that carry its text.</summary>
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

/// <summary>By which rule an article leads.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadRule>))]
public enum LeadRule
{
    /// <summary>The story has no other text.</summary>
    [JsonStringEnumMemberName("only")]
    Only,

    /// <summary>It has the most points.</summary>
    [JsonStringEnumMemberName("best")]
    Best,

    /// <summary>It led before, and no other is clearly better.</summary>
    [JsonStringEnumMemberName("kept")]
    Kept,

    /// <summary>An editor chose it.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,
}

/// <summary>In what a lead is ahead.</summary>
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

    /// <summary>More papers carry its text than any other's.</summary>
    [JsonStringEnumMemberName("carried")]
    Carried,

    /// <summary>Its source has the greatest weight.</summary>
    [JsonStringEnumMemberName("source")]
    Source,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LeadReason))]
internal sealed partial class LeadReasonJson : JsonSerializerContext;
