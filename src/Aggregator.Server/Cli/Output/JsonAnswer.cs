using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Aggregator.Server.Cli.Output;

/// <summary>How commands write JSON, with Arabic as letters.</summary>
internal static class JsonAnswer
{
    /// <summary>For contexts that the compiler generates. They are made with a copy, because a context keeps its options.</summary>
    public static JsonSerializerOptions Options() => new(JsonSerializerDefaults.Web)
    {
        // The output goes to a terminal or a script and never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SentenceConverter() },
    };

    /// <summary>One line of JSON.</summary>
    public static void Write<T>(CommandCall call, T value, JsonTypeInfo<T> type) => call.Output.WriteLine(JsonSerializer.Serialize(value, type));

    /// <inheritdoc cref="Write{T}"/>
    public static void Write(CommandCall call, JsonObject value) => call.Output.WriteLine(value.ToJsonString(Plain));

    /// <summary>Numbers by name.</summary>
    public static JsonObject? Counts(IReadOnlyDictionary<string, long>? counts) =>
        counts is null ? null : new JsonObject(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
