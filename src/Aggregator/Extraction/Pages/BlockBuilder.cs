using System.Buffers;
using System.Text;

namespace Aggregator.Extraction.Pages;

/// <summary>Collects text nodes into blocks during the walk over the page.</summary>
internal sealed class BlockBuilder
{
    /// <summary>The characters that char.IsWhiteSpace accepts, and two invisible characters that are removed.</summary>
    private static readonly SearchValues<char> Borders = SearchValues.Create(
        "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\u200B\uFEFF");

    private readonly StringBuilder _text = new();
    private TextState _state;
    private PageNode? _node;
    private int _firstPiece;
    private int _linked;
    private int _breaks;

    public List<Block> Blocks { get; } = [];

    public List<TextPiece> Pieces { get; } = [];

    /// <summary>The index of the open block, or of the next block when none is open.</summary>
    public int NextBlock => Blocks.Count;

    /// <summary>Whether a block with text is open.</summary>
    public bool IsOpen => _node is not null;

    public void Add(string text, PageNode parent, in TextState state)
    {
        if (_node is null && string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (_node is null)
        {
            _node = state.Block ?? parent;
            _state = state;
            _firstPiece = Pieces.Count;
        }

        Pieces.Add(new TextPiece(text, parent));
        var before = _text.Length;
        Append(text);
        _linked += state.IsLinked ? _text.Length - before : 0;
    }

    public void Break()
    {
        Flush();
        _breaks++;
    }

    public void Flush()
    {
        if (_node is null)
        {
            return;
        }

        var length = _text.Length > 0 && _text[^1] == ' ' ? _text.Length - 1 : _text.Length;
        if (length > 0)
        {
            Blocks.Add(new Block
            {
                Index = Blocks.Count,
                Node = _node,
                Text = _text.ToString(0, length),
                LinkLength = _linked,
                FirstPiece = _firstPiece,
                EndPiece = Pieces.Count,
                Heading = _state.Heading,
                Place = _state.Place,
                AfterBreak = _breaks == 1 && Blocks.Count > 0 && Blocks[^1].Node == _node,
            });
        }

        _text.Clear();
        (_node, _linked, _breaks) = (null, 0, 0);
    }

    private void Append(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var border = rest.IndexOfAny(Borders);
            if (border < 0)
            {
                _text.Append(rest);
                return;
            }

            _text.Append(rest[..border]);
            var sign = rest[border];
            if (sign is not ('\u200B' or '\uFEFF') && _text.Length > 0 && (border > 0 || _text[^1] != ' '))
            {
                _text.Append(' ');
            }

            rest = rest[(border + 1)..];
        }
    }
}
