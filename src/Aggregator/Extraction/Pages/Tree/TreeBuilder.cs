namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Builds a page's tree from its tokens as the HTML standard tells browsers to (§13.2.6), so that broken markup reads as it looks.</summary>
/// <remarks>
/// Pages nest thousands deep: what is too deep, or too much at depth, is not read; browsers stop at this depth too. The content
/// of templates, which nobody reads, follows the rules of a body; framesets have no more than frames.
/// </remarks>
internal sealed partial class TreeBuilder(MarkupReader reader)
{
    private const int MaxDepth = 512;

    /// <summary>Sum of the depths of all that was added: a large page of 100,000 elements has three million.</summary>
    private const int MaxDepths = 10_000_000;

    private readonly OpenElements _open = new();
    private readonly FormattingElements _formatting = new();
    private BuildMode _mode;
    private TreeElement? _head;
    private TreeElement? _form;
    private bool _isQuirky;
    private bool _allowsFrames = true;

    /// <summary>Whether what does not belong into a table goes before it.</summary>
    private bool _isFostering;
    private bool _dropsLineEnd;
    private int _depths;

    public TreeElement Build()
    {
        do
        {
            reader.IsForeign = _open.Count > 0 && _open.Current.Space != TreeSpace.Html;
            reader.Read();
            Take();
        }
        while (reader.Kind != TokenKind.EndOfPage);

        return _open[0];
    }

    private void Take()
    {
        if (_dropsLineEnd)
        {
            _dropsLineEnd = false;
            if (reader.Kind == TokenKind.Text && reader.Text.Span is ['\n', ..])
            {
                reader.Text = reader.Text[1..];
            }
        }

        if (reader.Kind == TokenKind.Text && reader.Text.Length == 0)
        {
            return;
        }

        if (IsForeign())
        {
            Foreign();
        }
        else
        {
            TakeIn(_mode);
        }
    }

    private void TakeIn(BuildMode mode)
    {
        switch (mode)
        {
            case BuildMode.Initial: Initial(); break;
            case BuildMode.BeforeHtml: BeforeHtml(); break;
            case BuildMode.BeforeHead: BeforeHead(); break;
            case BuildMode.InHead: InHead(); break;
            case BuildMode.InHeadNoScript: InHeadNoScript(); break;
            case BuildMode.AfterHead: AfterHead(); break;
            case BuildMode.InBody: InBody(); break;
            case BuildMode.InTable: InTable(); break;
            case BuildMode.InCaption: InCaption(); break;
            case BuildMode.InColumnGroup: InColumnGroup(); break;
            case BuildMode.InRowGroup: InRowGroup(); break;
            case BuildMode.InRow: InRow(); break;
            case BuildMode.InCell: InCell(); break;
            case BuildMode.InSelect: InSelect(); break;
            case BuildMode.InSelectInTable: InSelectInTable(); break;
            case BuildMode.AfterBody: AfterBody(); break;
            default: InFrameset(); break;
        }
    }

    private void Switch(BuildMode mode)
    {
        _mode = mode;
        TakeIn(mode);
    }

    private bool IsStart(ElementKind kind) => reader.Kind == TokenKind.Start && reader.Name == kind;

    private bool IsEnd(ElementKind kind) => reader.Kind == TokenKind.End && reader.Name == kind;

    private bool IsStart(TagTraits traits) => reader.Kind == TokenKind.Start && (reader.Name.Tag & traits) != 0;

    private bool IsEnd(TagTraits traits) => reader.Kind == TokenKind.End && (reader.Name.Tag & traits) != 0;

    private TreeElement InsertStart(TreeSpace space = TreeSpace.Html) => Insert(new TreeElement(reader.Name, space, reader.Attributes));

    private TreeElement Insert(ElementKind kind) => Insert(new TreeElement(kind, TreeSpace.Html, []));

    private TreeElement Insert(TreeElement element)
    {
        Place(element, _open.Count == 0 ? null : _open.Current);
        _open.Push(element);
        return element;
    }

    private void InsertVoid()
    {
        InsertStart();
        _open.Pop();
    }

    /// <summary>An element whose content is text to its end tag.</summary>
    private void InsertRaw(bool isDecoded = false)
    {
        var element = InsertStart();
        reader.ReadRaw(element.Kind, isDecoded);
        if (element.Kind.Name is "textarea" or "pre" && reader.Text.Span is ['\n', ..])
        {
            reader.Text = reader.Text[1..];
        }

        InsertText();
        _open.Pop();
    }

    /// <param name="target">Where it goes, but for what goes before a table; null for the root.</param>
    private void Place(TreeNode node, TreeElement? target)
    {
        if (target is null)
        {
            return;
        }

        var (parent, before) = PlaceIn(target);
        node.MoveTo(parent, before);
        Grow(node.Depth);
    }

    private (TreeElement Parent, TreeNode? Before) PlaceIn(TreeElement target)
    {
        if (!_isFostering || target.Space != TreeSpace.Html || !target.Has(TagTraits.Fosters))
        {
            return (target, null);
        }

        for (var i = _open.Count - 1; i > 0; i--)
        {
            if (_open[i].Is(Tags.Template))
            {
                return (_open[i], null);
            }

            if (_open[i].Is(Tags.Table))
            {
                return _open[i].Parent is { } around ? (around, _open[i]) : (_open[i - 1], null);
            }
        }

        return (_open[0], null);
    }

    private void InsertText()
    {
        var text = reader.Text.Span;
        if (text.Length == 0)
        {
            return;
        }

        var (parent, before) = PlaceIn(_open.Current);
        if ((before is null ? parent.Last : before.Previous) is TreeText last)
        {
            last.Append(text);
            Grow(parent.Depth);
            return;
        }

        new TreeText(text is "\n" ? "\n" : text.ToString()).MoveTo(parent, before);
        Grow(parent.Depth + 1);
    }

    /// <summary>Called for all that is added; beyond the limits the page ends here.</summary>
    private void Grow(int depth)
    {
        _depths += depth;
        if (depth > MaxDepth || _depths > MaxDepths)
        {
            reader.Stop();
        }
    }

    /// <summary>Leading white space goes away; whether anything remains.</summary>
    private bool TakesSpace(bool isInserted)
    {
        if (reader.Kind != TokenKind.Text)
        {
            return false;
        }

        var text = reader.Text;
        var rest = text.Span.TrimStart(" \t\r\n\f").Length;
        if (isInserted && rest < text.Length)
        {
            reader.Text = text[..^rest];
            InsertText();
        }

        reader.Text = text[^rest..];
        return rest == 0;
    }

    private bool IsBlank => reader.Kind == TokenKind.Text && reader.Text.Span.TrimStart(" \t\r\n\f").Length == 0;

    /// <summary>The mode that the open elements ask for.</summary>
    private void ResetMode()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (ModeOf(_open[i]) is { } mode)
            {
                _mode = mode;
                return;
            }
        }

        _mode = BuildMode.InBody;
    }

    private BuildMode? ModeOf(TreeElement element) => element.Space != TreeSpace.Html ? null : element.LocalName switch
    {
        "select" => _open.Has(Tags.Table) ? BuildMode.InSelectInTable : BuildMode.InSelect,
        "td" or "th" => BuildMode.InCell,
        "tr" => BuildMode.InRow,
        "tbody" or "thead" or "tfoot" => BuildMode.InRowGroup,
        "caption" => BuildMode.InCaption,
        "colgroup" => BuildMode.InColumnGroup,
        "table" => BuildMode.InTable,
        "head" => BuildMode.InHead,
        "template" or "body" => BuildMode.InBody,
        "frameset" => BuildMode.InFrameset,
        "html" => _head is null ? BuildMode.BeforeHead : BuildMode.AfterHead,
        _ => null,
    };
}

/// <summary>Where in a page the builder stands.</summary>
internal enum BuildMode
{
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoScript,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InColumnGroup,
    InRowGroup,
    InRow,
    InCell,
    InSelect,
    InSelectInTable,
    AfterBody,
    InFrameset,
}
