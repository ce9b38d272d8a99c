using System.Globalization;
using System.Text;
using System.Xml;
using Aggregator.Feeds.Markup;

namespace Aggregator.Feeds.Json;

/// <summary>Reads JSON with common faults: comments, missing or extra commas, line breaks in strings, a missing end.</summary>
internal sealed class TolerantJsonReader(string source, RepairLog repairs)
{
    private const int MaxDepth = 64;

    private int _at;

    /// <returns>Null when the document holds no value.</returns>
    public static JsonValue? Read(string source, int start, RepairLog repairs) => new TolerantJsonReader(source, repairs) { _at = start }.ReadValue(0);

    private JsonValue? ReadValue(int depth)
    {
        SkipSpace();
        if (_at >= source.Length)
        {
            return null;
        }

        switch (source[_at])
        {
            case '{' or '[' when depth >= MaxDepth:
                repairs.Add(_at, $"JSON deeper than {MaxDepth} levels was not read.");
                _at = source.Length;
                return null;
            case '{':
                return ReadMapping(depth);
            case '[':
                return ReadSequence(depth);
            case '"' or '\'':
                return new JsonValue.Text(ReadString());
            default:
                return ReadLiteral();
        }
    }

    private JsonValue.Mapping ReadMapping(int depth)
    {
        Dictionary<string, JsonValue> members = new(StringComparer.OrdinalIgnoreCase);
        _at++;
        while (MoreItems('}'))
        {
            var start = _at;
            var name = source[_at] is '"' or '\'' ? ReadString() : ReadLiteral().Value;
            SkipSpace();
            if (_at < source.Length && source[_at] == ':')
            {
                _at++;
                if (ReadValue(depth + 1) is { } value)
                {
                    members.TryAdd(name, value);
                }
            }

            Advance(start);
        }

        return new JsonValue.Mapping(members);
    }

    private JsonValue.Sequence ReadSequence(int depth)
    {
        List<JsonValue> items = [];
        _at++;
        while (MoreItems(']'))
        {
            var start = _at;
            if (ReadValue(depth + 1) is { } value)
            {
                items.Add(value);
            }

            Advance(start);
        }

        return new JsonValue.Sequence(items);
    }

    /// <summary>Skips separators. Returns false after the closing bracket, and at the end of the document.</summary>
    private bool MoreItems(char close)
    {
        while (true)
        {
            SkipSpace();
            if (_at >= source.Length)
            {
                repairs.Add(source.Length, "The document ends before its lists do; what was there was read.");
                return false;
            }

            if (source[_at] == close)
            {
                _at++;
                return false;
            }

            if (source[_at] != ',')
            {
                return true;
            }

            _at++;
        }
    }

    /// <summary>Skips a character that begins no value. Otherwise the reader would never go on.</summary>
    private void Advance(int start)
    {
        if (_at == start)
        {
            repairs.Add(_at, "A character that belongs to no value was skipped.");
            _at++;
        }
    }

    private string ReadString()
    {
        var quote = source[_at++];
        var text = new StringBuilder();
        while (_at < source.Length)
        {
            var plain = source.AsSpan(_at).IndexOfAny(quote, '\\');
            plain = plain < 0 ? source.Length - _at : plain;
            text.Append(source, _at, plain);
            _at += plain;
            if (_at >= source.Length)
            {
                break;
            }

            if (source[_at] == '\\')
            {
                ReadEscape(text);
            }
            else if (EndsText(_at + 1))
            {
                _at++;
                return text.ToString();
            }
            else
            {
                repairs.Add(_at, "A quotation mark inside a text was read as itself.");
                text.Append(source[_at++]);
            }
        }

        repairs.Add(source.Length, "The document ends inside a text; what was there was read.");
        return text.ToString();
    }

    /// <summary>Whether a quotation mark ends the text. A separator follows the
    /// last quotation mark, and words follow one inside the text.</summary>
    private bool EndsText(int at)
    {
        while (at < source.Length && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        return at >= source.Length || source[at] is ',' or ':' or '}' or ']' or '"' or '\'' or '/' or '{';
    }

    private void ReadEscape(StringBuilder text)
    {
        _at++;
        if (_at >= source.Length)
        {
            return;
        }

        var escaped = source[_at++];
        if (escaped == 'u' && _at + 4 > source.Length)
        {
            _at = source.Length;
            return;
        }

        if (escaped == 'u'
            && ushort.TryParse(source.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            Append(text, (char)code);
            _at += 4;
            return;
        }

        Append(text, escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escaped });
    }

    /// <summary>Half of a surrogate pair is kept, because the other half follows as a separate escape.</summary>
    private void Append(StringBuilder text, char character)
    {
        if (char.IsSurrogate(character) || XmlConvert.IsXmlChar(character))
        {
            text.Append(character);
        }
        else
        {
            repairs.Add(_at, "An escaped character that XML forbids was dropped.");
        }
    }

    private JsonValue.Literal ReadLiteral()
    {
        var length = source.AsSpan(_at).IndexOfAny(Separators);
        length = length < 0 ? source.Length - _at : length;
        var literal = source.Substring(_at, length).Trim();
        _at += length;
        return new JsonValue.Literal(literal);
    }

    private static readonly System.Buffers.SearchValues<char> Separators = System.Buffers.SearchValues.Create(",:{}[]\"\n");

    private void SkipSpace()
    {
        while (_at < source.Length)
        {
            if (char.IsWhiteSpace(source[_at]) || source[_at] == '\uFEFF')
            {
                _at++;
            }
            else if (source[_at] == '/' && _at + 1 < source.Length && source[_at + 1] is '/' or '*')
            {
                var isLine = source[_at + 1] == '/';
                var end = source.IndexOf(isLine ? "\n" : "*/", _at, StringComparison.Ordinal);
                repairs.Add(_at, "A comment in JSON was skipped.");
                _at = end < 0 ? source.Length : end + (isLine ? 1 : 2);
            }
            else
            {
                return;
            }
        }
    }
}
