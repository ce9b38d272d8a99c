using Aggregator.Extraction.Pages.Tree;
using Aggregator.Extraction.Rules;
using AngleSharp.Html.Construction;

namespace Aggregator.Extraction.Pages;

/// <summary>One walk over the parsed page, with a stack of its own: pages nest 10,000 deep.</summary>
internal sealed class PageWalker(Uri url, TreeElement? root)
{
    private readonly List<PageNode> _nodes = [];
    private readonly List<PageMedia> _media = [];
    private readonly List<PageNode> _metas = [];
    private readonly List<PageNode> _links = [];
    private readonly List<PageNode> _anchors = [];
    private readonly List<PageNode> _marked = [];
    private readonly List<PageNode> _headings = [];
    private readonly List<PageNode> _named = [];
    private readonly Dictionary<string, NameMarks> _names = [];
    private readonly BlockBuilder _builder = new();
    private readonly Stack<Frame> _frames = new();
    private string? _headTitle;
    private Uri? _base;

    public Page Walk(ReadOnlyMemory<char> original, TrimmedHtml trimmed, IReadOnlyList<Theme> themes, bool keepsAll)
    {
        if (root is not null)
        {
            Enter(root, null);
            while (_frames.TryPeek(out var frame))
            {
                if (frame.Next < frame.Children.Count)
                {
                    Visit(frame.Children[frame.Next++], frame);
                    continue;
                }

                Leave(_frames.Pop());
            }
        }

        _builder.Flush();
        return Result(original, trimmed, themes, keepsAll);
    }

    private Page Result(ReadOnlyMemory<char> original, TrimmedHtml trimmed, IReadOnlyList<Theme> themes, bool keepsAll)
    {
        foreach (var node in _nodes.Where(node => node.EndBlock < node.FirstBlock))
        {
            node.EndBlock = node.FirstBlock;
        }

        return new Page
        {
            Url = url,
            Base = _base ?? url,
            Themes = themes,
            KeepsAll = keepsAll,
            Original = original,
            Root = root,
            Nodes = _nodes,
            Blocks = _builder.Blocks,
            Pieces = _builder.Pieces,
            Media = _media,
            Metas = _metas,
            Links = _links,
            Anchors = _anchors,
            Marked = _marked,
            Headings = _headings,
            Named = _named,
            HeadTitle = _headTitle,
            StructuredData = trimmed.StructuredData,
            ScriptCharacters = trimmed.ScriptCharacters,
        };
    }

    private void Visit(IConstructableNode child, Frame frame)
    {
        if (child is TreeText text)
        {
            if (!frame.State.IsSilent)
            {
                _builder.Add(text.Data, frame.Node, frame.State);
            }
        }
        else if (child is TreeElement element)
        {
            Enter(element, frame);
        }
    }

    private void Enter(TreeElement element, Frame? outer)
    {
        var tag = element.LocalName;
        if (tag == "br")
        {
            _builder.Break();
            return;
        }

        if (ElementKinds.IsDropped(tag))
        {
            return;
        }

        var attributes = NodeAttributes.Read(element);
        var marks = Marks(attributes.Names);
        var node = new PageNode(element, outer?.Node, _nodes.Count) { Names = attributes.Names, Marks = marks };
        node.Traits = ElementKinds.Traits(tag, attributes, marks);
        _nodes.Add(node);
        var isBlock = ElementKinds.IsBlock(tag);
        if (isBlock)
        {
            _builder.Flush();
        }

        node.FirstBlock = _builder.NextBlock;
        node.FirstPiece = _builder.Pieces.Count;
        Collect(node, attributes, marks);
        var state = ElementKinds.Inherit(outer?.State ?? TextState.Initial, node, isBlock, attributes);
        _frames.Push(new Frame(node, element.Children, state, isBlock));
    }

    private void Leave(Frame frame)
    {
        if (frame.IsBlock)
        {
            _builder.Flush();
        }

        frame.Node.EndIndex = _nodes.Count;
        frame.Node.EndPiece = _builder.Pieces.Count;
        frame.Node.EndBlock = _builder.NextBlock + (_builder.IsOpen ? 1 : 0);
    }

    private NameMarks Marks(string names)
    {
        if (names.Length == 0)
        {
            return NameMarks.None;
        }

        if (!_names.TryGetValue(names, out var marks))
        {
            _names[names] = marks = ElementNames.Read(names);
        }

        return marks;
    }

    private void Collect(PageNode node, NodeAttributes attributes, NameMarks marks)
    {
        switch (node.Tag)
        {
            case "meta": _metas.Add(node); return;
            case "link": _links.Add(node); return;
            case "title": _headTitle ??= node.Element.TextContent; return;
            case "base": _base ??= BaseOf(node.Element); return;
            case "h1" or "h2": _headings.Add(node); break;
            case "h3" or "h4" when IsHeadline(attributes): _headings.Add(node); break;
            case "img" or "picture" or "iframe" or "video" or "amp-img" or "embed":
                _media.Add(new PageMedia(node, _builder.NextBlock)); break;
            case var tag when EmbeddedPost.MayBe(tag, attributes.Names): _media.Add(new PageMedia(node, _builder.NextBlock)); break;
            case "a" when node.Element.HasAttribute("rel") || attributes.Names.Length > 0: _links.Add(node); break;
            default: break;
        }

        if (attributes.IsLink && node.Tag == "a")
        {
            _anchors.Add(node);
        }

        if (attributes.ItemProp.Length > 0 || node.Tag == "time")
        {
            _marked.Add(node);
        }

        if ((marks & (NameMarks.Date | NameMarks.Author)) != 0 || (node.Tag == "a" && attributes.IsAuthorLink))
        {
            _named.Add(node);
        }
    }

    /// <summary>Blogs give their own name the h1, and the article's headline a lesser one that says what it is.</summary>
    private static bool IsHeadline(in NodeAttributes attributes) =>
        attributes.ItemProp.Contains("headline", StringComparison.OrdinalIgnoreCase) || attributes.ItemProp == "name"
        || attributes.Names.Contains("entry-title", StringComparison.OrdinalIgnoreCase) || attributes.Names.Contains("post-title", StringComparison.OrdinalIgnoreCase);

    private Uri? BaseOf(TreeElement element) =>
        Uri.TryCreate(url, element.GetAttribute("href") ?? "", out var address) && address.Scheme is "http" or "https" ? address : null;

    private sealed class Frame(PageNode node, IReadOnlyList<IConstructableNode> children, TextState state, bool isBlock)
    {
        public PageNode Node { get; } = node;

        public IReadOnlyList<IConstructableNode> Children { get; } = children;

        public TextState State { get; } = state;

        public bool IsBlock { get; } = isBlock;

        public int Next { get; set; }
    }
}
