using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Output;

/// <summary>A sentence about a source as JSON for scripts: its kind, its values, and its words in both languages.</summary>
internal sealed class SentenceConverter : JsonConverter<Sentence>
{
    public override Sentence Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("No command reads sentences.");

    public override void Write(Utf8JsonWriter writer, Sentence value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(value.Kind.ToString()));
        writer.WriteStartArray("values");
        foreach (var one in value.Values)
        {
            writer.WriteStringValue(one);
        }

        writer.WriteEndArray();
        writer.WriteString("en", value.WholeIn(Language.English));
        writer.WriteString("ar", value.WholeIn(Language.Arabic));
        writer.WriteEndObject();
    }
}
