using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Stories;

/// <summary>Why an article was put where it is, as it is stored.</summary>
internal static class Explanations
{
    public static string SameText(DuplicateMatch match) => JsonSerializer.Serialize(match, ExplanationJson.Default.DuplicateMatch);

    public static string SameEvent(EventMatch match) => JsonSerializer.Serialize(match, ExplanationJson.Default.EventMatch);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DuplicateMatch))]
[JsonSerializable(typeof(EventMatch))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
