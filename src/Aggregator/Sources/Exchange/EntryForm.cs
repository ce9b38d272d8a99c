using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Sources.Effective;

namespace Aggregator.Sources.Exchange;

/// <summary>The settings of an entry of feeds.json as plain texts: for the command line, for cells of CSV and for attributes of
/// OPML. A text that is not right for its setting is kept as a text, and the reader of feeds.json says what would be
/// right.</summary>
public static class EntryForm
{
    private const string Addresses = "feedUrls";
    private const string Flag = "enabled";
    private const string Number = "weight";
    private const string InnerList = "pageRules.remove";

    private static readonly string[] Json = ["pageRules", "listing", "headers"];

    /// <summary>The names of all settings, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Names => SourceReader.Known;

    /// <returns>Null for an empty text: the setting has its default.</returns>
    public static JsonNode? Read(string name, string text)
    {
        var told = text.Trim();
        return told.Length == 0 ? null
            : name == Addresses && !told.StartsWith('[')
                ? new JsonArray([.. told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(url => JsonValue.Create(url))])
            : name == Flag && (told == "true" || told == "false") ? JsonValue.Create(told == "true")
            : name == Number && double.TryParse(told, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
            : name == Addresses || Json.Contains(name, StringComparer.Ordinal) ? Parsed(told) ?? JsonValue.Create(told)
            : name == InnerList ? Parsed(told) as JsonArray ?? new JsonArray(JsonValue.Create(told))
            : JsonValue.Create(told);
    }

    /// <returns>The text from which <see cref="Read"/> makes the same value.</returns>
    public static string Write(string name, JsonNode? value) => value switch
    {
        null => "",
        JsonArray urls when name == Addresses => string.Join(' ', urls.Select(url => url?.GetValue<string>())),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(SourceWriter.OneLine),
    };

    /// <summary>A merge patch that sets one setting. <c>pageRules.body</c> names a setting inside another.</summary>
    public static JsonObject Patch(string path, string text)
    {
        var (name, dot, inner) = Split(path);
        return new JsonObject { [name] = dot ? new JsonObject { [inner] = Read(path, text) } : Read(name, text) };
    }

    /// <summary>Puts a setting back to what another entry says.</summary>
    /// <param name="entry">The entry that is changed.</param>
    /// <param name="path">As in <see cref="Patch"/>.</param>
    /// <param name="from">The entry with the earlier value.</param>
    public static void Revert(JsonObject entry, string path, JsonObject from)
    {
        var (name, dot, inner) = Split(path);
        var (to, source, member) = dot ? (entry[name] as JsonObject, from[name] as JsonObject ?? [], inner) : (entry, from, name);
        if (source[member] is { } value)
        {
            if (to is null)
            {
                entry[name] = to = [];
            }

            to[member] = value.DeepClone();
            return;
        }

        to?.Remove(member);
        if (dot && to is { Count: 0 } && !from.ContainsKey(name))
        {
            entry.Remove(name);
        }
    }

    private static (string Name, bool HasInner, string Inner) Split(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (path, false, "") : (path[..dot], true, path[(dot + 1)..]);
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
