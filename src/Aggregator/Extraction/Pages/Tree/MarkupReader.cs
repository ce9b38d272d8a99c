using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>What stands next in the markup.</summary>
internal enum TokenKind
{
    Text,
    Start,
    End,
    DocumentType,
    EndOfPage,
}

/// <summary>Reads markup token by token, as the HTML standard cuts it (§13.2.5).</summary>
internal sealed class MarkupReader(ReadOnlyMemory<char> html) : IDisposable
{
    private static readonly SearchValues<char> TagNameEnd = SearchValues.Create(" \t\r\n\f/>");
    private static readonly SearchValues<char> AttributeNameEnd = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\f>");
    private static readonly SearchValues<char> Encoded = SearchValues.Create("&\r\0");

    private readonly CharacterBuffer _decoded = new(1024);
    private readonly Dictionary<string, ElementKind> _unknown = new(StringComparer.Ordinal);
    private readonly List<TreeAttribute> _attributes = [];
    private int _at;

    public TokenKind Kind { get; private set; }

    /// <summary>What the tag is called; of the last tag where the token is none.</summary>
    public ElementKind Name { get; private set; } = Tags.Html;

    public TreeAttribute[] Attributes { get; private set; } = [];

    public bool IsSelfClosing { get; private set; }

    /// <summary>Good until the next token is read; the builder may take a part of it away.</summary>
    public ReadOnlyMemory<char> Text { get; set; }

    /// <summary>Whether the reader stands in a drawing or a formula, where CDATA is text.</summary>
    public bool IsForeign { get; set; }

    public void Dispose() => _decoded.Dispose();

    /// <summary>The page ends here.</summary>
    public void Stop() => _at = html.Length;

    public void Read()
    {
        var text = html.Span;
        while (_at < text.Length)
        {
            if (text[_at] != '<' || !IsMarkup(text))
            {
                ReadText(text);
                return;
            }

            if (ReadMarkup(text))
            {
                return;
            }
        }

        Kind = TokenKind.EndOfPage;
    }

    /// <summary>The text up to the end tag of an element that holds no markup, and behind that tag.</summary>
    public void ReadRaw(ElementKind name, bool isDecoded)
    {
        var text = html.Span;
        var start = _at;
        while (true)
        {
            var next = text[_at..].IndexOf("</");
            if (next < 0)
            {
                _at = text.Length;
                SetText(start, _at, isDecoded);
                return;
            }

            _at += next;
            var behind = _at + 2 + name.Name.Length;
            if (behind < text.Length && text[(_at + 2)..behind].Equals(name.Name, StringComparison.OrdinalIgnoreCase) && TagNameEnd.Contains(text[behind]))
            {
                SetText(start, _at, isDecoded);
                _at = behind;
                _ = ReadAttributes(text, isKept: false);
                return;
            }

            _at += 2;
        }
    }

    /// <summary>All the rest as text.</summary>
    public void ReadPlain()
    {
        SetText(_at, html.Length, isDecoded: false);
        _at = html.Length;
    }

    private void SetText(int start, int end, bool isDecoded)
    {
        (Kind, Text) = (TokenKind.Text, html[start..end]);
        var raw = Text.Span;
        if (isDecoded ? raw.ContainsAny(Encoded) : raw.ContainsAny('\r', '\0'))
        {
            _decoded.Clear();
            MarkupReferences.Append(_decoded, raw, isDecoded, isAttribute: false);
            Text = _decoded.Written;
        }
    }

    private void ReadText(ReadOnlySpan<char> text)
    {
        var start = _at++;
        while (true)
        {
            var next = text[_at..].IndexOf('<');
            _at = next < 0 ? text.Length : _at + next;
            if (next < 0 || IsMarkup(text))
            {
                SetText(start, _at, isDecoded: true);
                return;
            }

            _at++;
        }
    }

    /// <summary>Whether the sign of smaller opens a tag or a comment here; anywhere else it is itself.</summary>
    private bool IsMarkup(ReadOnlySpan<char> text)
    {
        if (_at + 1 >= text.Length)
        {
            return false;
        }

        var sign = text[_at + 1];
        return char.IsAsciiLetter(sign) || sign is '!' or '?' || (sign == '/' && _at + 2 < text.Length);
    }

    /// <returns>False for what is no token.</returns>
    private bool ReadMarkup(ReadOnlySpan<char> text)
    {
        var sign = text[_at + 1];
        if (char.IsAsciiLetter(sign))
        {
            return ReadTag(text, _at + 1, TokenKind.Start);
        }

        if (sign == '/' && char.IsAsciiLetter(text[_at + 2]))
        {
            return ReadTag(text, _at + 2, TokenKind.End);
        }

        var rest = text[_at..];
        if (rest.StartsWith("<!--"))
        {
            _at += CommentLength(rest);
            return false;
        }

        if (IsForeign && rest.StartsWith("<![CDATA["))
        {
            var close = rest.IndexOf("]]>");
            var start = _at + 9;
            _at = close < 0 ? text.Length : _at + close + 3;
            SetText(start, close < 0 ? text.Length : _at - 3, isDecoded: false);
            return true;
        }

        var end = rest.IndexOf('>');
        var isType = rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase);
        (Kind, Text) = isType ? (TokenKind.DocumentType, html.Slice(_at + 9, (end < 0 ? rest.Length : end) - 9)) : (Kind, Text);
        _at = end < 0 ? text.Length : _at + end + 1;
        return isType;
    }

    private static int CommentLength(ReadOnlySpan<char> rest)
    {
        if (rest[4..].StartsWith(">") || rest[4..].StartsWith("->"))
        {
            return rest.IndexOf('>') + 1;
        }

        var (close, banged) = (rest[4..].IndexOf("-->"), rest[4..].IndexOf("--!>"));
        return banged >= 0 && (close < 0 || banged < close) ? banged + 8 : close < 0 ? rest.Length : close + 7;
    }

    private bool ReadTag(ReadOnlySpan<char> text, int start, TokenKind kind)
    {
        var length = text[start..].IndexOfAny(TagNameEnd);
        if (length < 0)
        {
            _at = text.Length;
            return false;
        }

        _at = start + length;
        var name = KindOf(text.Slice(start, length));
        if (!ReadAttributes(text, kind == TokenKind.Start))
        {
            return false;
        }

        (Kind, Name) = (kind, name);
        return true;
    }

    private ElementKind KindOf(ReadOnlySpan<char> name)
    {
        if (TreeNames.Find(name) is { } known)
        {
            return known;
        }

        var lower = name.ToString().ToLowerInvariant();
        if (TreeNames.Find(lower) is { } kind)
        {
            return kind;
        }

        if (!_unknown.TryGetValue(lower, out var unknown))
        {
            _unknown[lower] = unknown = new ElementKind(lower);
        }

        return unknown;
    }

    /// <returns>False where the page ends inside the tag.</returns>
    private bool ReadAttributes(ReadOnlySpan<char> text, bool isKept)
    {
        _attributes.Clear();
        while (true)
        {
            var isSlashed = SkipToAttribute(text);
            if (_at >= text.Length)
            {
                return false;
            }

            if (text[_at] == '>')
            {
                _at++;
                Attributes = _attributes.Count == 0 ? [] : [.. _attributes];
                IsSelfClosing = isSlashed;
                return true;
            }

            var start = _at;
            var length = text[(start + 1)..].IndexOfAny(AttributeNameEnd);
            _at = length < 0 ? text.Length : start + 1 + length;
            var name = text[start.._at];
            var value = ReadValue(text);
            if (isKept)
            {
                Keep(name, value);
            }
        }
    }

    /// <returns>Whether a slash stands before the end of the tag.</returns>
    private bool SkipToAttribute(ReadOnlySpan<char> text)
    {
        var isSlashed = false;
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\t' or '\r' or '\f' or '/')
        {
            isSlashed = text[_at] == '/';
            _at++;
        }

        return isSlashed;
    }

    private ReadOnlySpan<char> ReadValue(ReadOnlySpan<char> text)
    {
        var position = SkipSpace(text, _at);
        if (position >= text.Length || text[position] != '=')
        {
            return [];
        }

        position = SkipSpace(text, position + 1);
        if (position < text.Length && text[position] is '"' or '\'')
        {
            var close = text[(position + 1)..].IndexOf(text[position]);
            _at = close < 0 ? text.Length : position + close + 2;
            return close < 0 ? [] : text.Slice(position + 1, close);
        }

        var length = text[position..].IndexOfAny(ValueEnd);
        _at = length < 0 ? text.Length : position + length;
        return text[position.._at];
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\n' or '\t' or '\r' or '\f')
        {
            position++;
        }

        return position;
    }

    private void Keep(ReadOnlySpan<char> written, ReadOnlySpan<char> value)
    {
        var name = KnownAttributes.Find(written) ?? written.ToString().ToLowerInvariant();
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == name)
            {
                return;
            }
        }

        if (value.ContainsAny(Encoded))
        {
            _decoded.Clear();
            MarkupReferences.Append(_decoded, value, isDecoded: true, isAttribute: true);
            value = _decoded.Characters;
        }

        _attributes.Add(new TreeAttribute(name, value.ToString()));
    }
}
