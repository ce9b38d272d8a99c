using System.Text;
using System.Text.Json;

namespace Aggregator.Sources;

/// <summary>A JSON value with its line, so that a fault can name the line; JsonDocument does not keep lines.</summary>
/// <param name="Text">The string, or the digits or word of a plain value; empty for objects and arrays.</param>
internal sealed record SettingsNode(
    JsonValueKind Kind, int Line, string Text, IReadOnlyList<SettingsMember> Members, IReadOnlyList<SettingsNode> Items);

/// <summary>A named value of a JSON object.</summary>
internal sealed record SettingsMember(string Name, int Line, SettingsNode Value);

/// <summary>Reads JSON as people edit it: comments and a comma after the last value are allowed.</summary>
internal ref struct SettingsParser
{
    private static readonly JsonReaderOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;
    private long _counted;
    private int _line = 1;

    private SettingsParser(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, Lenient);
    }

    /// <returns>The root, or the one fault that stopped the reading. After a syntax error the rest of the file cannot be read
    /// correctly.</returns>
    public static (SettingsNode? Root, SourceFault? Fault) Parse(ReadOnlySpan<byte> utf8)
    {
        var json = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var parser = new SettingsParser(json);
        try
        {
            parser._reader.Read();
            var root = parser.ReadValue();
            parser._reader.Read();
            return (root, null);
        }
        catch (JsonException fault)
        {
            var words = fault.Message.Split(" LineNumber:", 2)[0];
            return (null, new SourceFault((int)(fault.LineNumber ?? 0) + 1, null, $"not valid JSON: {words}"));
        }
        catch (InvalidOperationException)
        {
            // The file holds half a surrogate pair as an escape, or bytes that are not UTF-8 (saved as windows-1256).
            return (null, new SourceFault(parser.Line(), null, "a text that is not valid UTF-8; save the file as UTF-8"));
        }
    }

    private int Line()
    {
        var start = Math.Min(_reader.TokenStartIndex, _json.Length);
        _line += _json[(int)_counted..(int)start].Count((byte)'\n');
        _counted = start;
        return _line;
    }

    private SettingsNode ReadValue()
    {
        var line = Line();
        return _reader.TokenType switch
        {
            JsonTokenType.StartObject => new SettingsNode(JsonValueKind.Object, line, "", ReadMembers(), []),
            JsonTokenType.StartArray => new SettingsNode(JsonValueKind.Array, line, "", [], ReadItems()),
            JsonTokenType.String => new SettingsNode(JsonValueKind.String, line, _reader.GetString() ?? "", [], []),
            JsonTokenType.Number => new SettingsNode(JsonValueKind.Number, line, Encoding.UTF8.GetString(_reader.ValueSpan), [], []),
            JsonTokenType.True => new SettingsNode(JsonValueKind.True, line, "true", [], []),
            JsonTokenType.False => new SettingsNode(JsonValueKind.False, line, "false", [], []),
            _ => new SettingsNode(JsonValueKind.Null, line, "null", [], []),
        };
    }

    private List<SettingsMember> ReadMembers()
    {
        var members = new List<SettingsMember>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var line = Line();
            var name = _reader.GetString() ?? "";
            _reader.Read();
            members.Add(new SettingsMember(name, line, ReadValue()));
        }

        return members;
    }

    private List<SettingsNode> ReadItems()
    {
        var items = new List<SettingsNode>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue());
        }

        return items;
    }
}
