using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Sources.Effective;

namespace Aggregator.Sources.Exchange;

/// <summary>Lists of sources in the form of feeds.json.</summary>
public static class JsonSources
{
    public static string Write(IEnumerable<Source> sources) => SourceWriter.File(sources);

    internal static ExchangedSources Read(ReadOnlySpan<byte> utf8)
    {
        var (root, fault) = SettingsParser.Parse(utf8);
        if (root is null)
        {
            return new ExchangedSources([], fault is null ? [] : [fault]);
        }

        if (root.Members.FirstOrDefault(member => member.Name == "sources")?.Value is not { Kind: JsonValueKind.Array } list)
        {
            return ExchangedSources.Refused(root.Line, "the file must be an object with a list \"sources\", like feeds.json");
        }

        return new ExchangedSources(
            [.. list.Items.Where(item => item.Kind == JsonValueKind.Object).Select(item => new ExchangedSource(item.Line, (JsonObject)Node(item)!))], // An object gives an object.
            [.. list.Items.Where(item => item.Kind != JsonValueKind.Object).Select(item => new SourceFault(item.Line, null, "a source must be an object { … }"))]);
    }

    private static JsonNode? Node(SettingsNode node)
    {
        switch (node.Kind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in node.Members)
                {
                    members[member.Name] = Node(member.Value);
                }

                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. node.Items.Select(Node)]);
            case JsonValueKind.String:
                return JsonValue.Create(node.Text);
            case JsonValueKind.Null:
                return null;
            default:
                return JsonNode.Parse(node.Text);
        }
    }
}
