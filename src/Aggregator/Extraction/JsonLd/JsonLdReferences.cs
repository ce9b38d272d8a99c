using System.Text.Json;

namespace Aggregator.Extraction.JsonLd;

/// <summary>The nodes of a page's JSON-LD by @id. Publishing systems write
/// each person and picture once, and refer to it by @id elsewhere.</summary>
internal sealed class JsonLdReferences
{
    private const int MaxNodes = 4000;

    private readonly Uri _page;
    private readonly Dictionary<string, JsonElement> _byAddress = new(StringComparer.Ordinal);

    // A reference may differ from the @id before the fragment: "http" for "https", "www.", or parameters of a campaign.
    // So the fragment alone finds the node too. Null marks a fragment that several nodes have.
    private readonly Dictionary<string, JsonElement?> _byFragment = new(StringComparer.Ordinal);

    public JsonLdReferences(IEnumerable<JsonElement> nodes, Uri page)
    {
        _page = page;
        var waiting = new Queue<JsonElement>(nodes);
        for (var read = 0; read < MaxNodes && waiting.TryDequeue(out var node); read++)
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                Enqueue(node.EnumerateArray(), waiting);
            }
            else if (node.ValueKind == JsonValueKind.Object)
            {
                Remember(node);
                Enqueue(node.EnumerateObject().Select(property => property.Value), waiting);
            }
        }
    }

    /// <summary>The node that a reference names; any other value is returned unchanged.</summary>
    public JsonElement Follow(JsonElement value) => NameOf(value) is { } name && Find(name) is { } known ? known : value;

    private static void Enqueue(IEnumerable<JsonElement> values, Queue<JsonElement> waiting)
    {
        foreach (var value in values)
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                waiting.Enqueue(value);
            }
        }
    }

    private void Remember(JsonElement node)
    {
        if (IdOf(node) is not { } id || IsReference(node))
        {
            return;
        }

        if (_byAddress.TryAdd(Address(id), node) && FragmentOf(id) is { } fragment)
        {
            _byFragment[fragment] = _byFragment.ContainsKey(fragment) ? null : node;
        }
    }

    private JsonElement? Find(string name) =>
        _byAddress.TryGetValue(Address(name), out var node) ? node
        : FragmentOf(name) is { } fragment && _byFragment.TryGetValue(fragment, out var other) ? other
        : null;

    private string Address(string id) => Uri.TryCreate(_page, id, out var address) ? address.AbsoluteUri : id;

    private static string? FragmentOf(string id) => id.IndexOf('#', StringComparison.Ordinal) is >= 0 and var sign && sign + 1 < id.Length ? id[(sign + 1)..] : null;

    /// <summary>The @id that a value refers to; null when the value is no reference. A string counts only when it is a
    /// fragment, because other strings are addresses or words.</summary>
    private static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when IsReference(value) => IdOf(value),
        JsonValueKind.String when value.GetString() is { Length: > 1 } text && text[0] == '#' => text,
        _ => null,
    };

    private static bool IsReference(JsonElement node)
    {
        foreach (var property in node.EnumerateObject())
        {
            if (property.Name is not ("@id" or "@type"))
            {
                return false;
            }
        }

        return true;
    }

    private static string? IdOf(JsonElement node) =>
        node.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text ? text.Trim() : null;
}
