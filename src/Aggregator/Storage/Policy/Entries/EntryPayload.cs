using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Feeds;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The JSON form of entries that wait in the store, and of lists of texts.</summary>
internal static class EntryPayload
{
    // Escaped Arabic would be three times as long. Only this program reads the JSON, so it needs no escapes.
    private static readonly EntryPayloadJson Json = new(new JsonSerializerOptions(EntryPayloadJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(ParsedEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, Json.ParsedEntry);

    public static ParsedEntry Read(byte[] payload) =>
        JsonSerializer.Deserialize(payload, Json.ParsedEntry) ?? new ParsedEntry();

    public static string WriteTexts(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? "[]" : JsonSerializer.Serialize(texts, Json.IReadOnlyListString);

    public static IReadOnlyList<string> ReadTexts(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, Json.IReadOnlyListString) ?? [];
}

/// <summary>The source-generated JSON code of <see cref="EntryPayload"/>.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ParsedEntry))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class EntryPayloadJson : JsonSerializerContext;
