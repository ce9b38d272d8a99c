using System.Text;

namespace Aggregator.Extraction.Pages;

/// <summary>Gathers text nodes into blocks while the page is walked.</summary>
internal sealed class BlockBuilder
{
    private readonly StringBuilder _text = new();
    private TextState _state;
    private PageNode? _node;
    private int _firstPiece;
    private int _linked;
    private int _breaks;

    public List<Block> Blocks { get; } = [];

    public List<TextPiece> Pieces { get; } = [];

    /// <summary>The index that the open, or else the next, block has.</summary>
    public int NextBlock => Blocks.Count;

    /// <summary>Whether text waits for the end of its block.</summary>
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
        foreach (var sign in text)
        {
            if (sign is '\u200B' or '\uFEFF')
            {
                continue;
            }

            if (char.IsWhiteSpace(sign))
            {
                if (_text.Length > 0 && _text[^1] != ' ')
                {
                    _text.Append(' ');
                }
            }
            else
            {
                _text.Append(sign);
            }
        }
    }
}
