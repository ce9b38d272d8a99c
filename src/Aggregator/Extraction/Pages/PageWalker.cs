using Aggregator.Extraction.Pages.Tree;
using Aggregator.Extraction.Pages.Trimming;
using Aggregator.Extraction.Themes;
using AngleSharp.Html.Construction;

namespace Aggregator.Extraction.Pages;

/// <summary>Walks once over the parsed page, with its own stack instead
/// of recursion, because pages may be nested very deep.</summary>
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
    private readonly NameReader _names = new();
    private readonly BlockBuilder _builder = new();
    private Frame[] _frames = new Frame[64];
    private int _depth;
    private string? _headTitle;
    private Uri? _base;

    public Page Walk(ReadOnlyMemory<char> original, TrimmedHtml trimmed, IReadOnlyList<Theme> themes, bool keepsAll)
    {
        if (root is not null)
        {
            Enter(root, null, TextState.Initial);
            while (_depth > 0)
            {
                ref var frame = ref _frames[_depth - 1];
                var children = frame.Node.Element.Children;
                if (frame.Next < children.Length)
                {
                    Visit(children[frame.Next++], frame);
                    continue;
                }

                Leave(frame);
                _depth--;
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
            JsonLdScripts = trimmed.JsonLdScripts,
            ScriptCharacters = trimmed.ScriptCharacters,
        };
    }

    private void Visit(IConstructableNode child, in Frame frame)
    {
        if (child is TreeText text)
        {
            AddText(text.Data, frame.Node, frame.State);
        }
        else if (child is TreeElement element)
        {
            Enter(element, frame.Node, frame.State);
        }
    }

    private void AddText(string text, PageNode parent, in TextState state)
    {
        if (!state.IsSilent)
        {
            _builder.Add(text, parent, state);
        }
    }

    private void Enter(TreeElement element, PageNode? parent, in TextState outer)
    {
        var kind = element.Kind;
        if (kind.Name == "br")
        {
            _builder.Break();
            return;
        }

        if (kind.IsDropped)
        {
            return;
        }

        if (kind.Name is "img" or "amp-img" && parent is not null && EmojiPicture.Read(element) is { } sign)
        {
            AddText(sign, parent, outer);
            return;
        }

        var attributes = NodeAttributes.Read(element);
        var marks = _names.Read(attributes.Names);
        var node = new PageNode(element, parent, _nodes.Count) { Names = attributes.Names, Marks = marks };
        node.Traits = ElementKinds.Traits(kind, attributes, marks);
        _nodes.Add(node);
        if (kind.IsBlock)
        {
            _builder.Flush();
        }

        node.FirstBlock = _builder.NextBlock;
        node.FirstPiece = _builder.Pieces.Count;
        Collect(node, attributes, marks);
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, 2 * _depth);
        }

        _frames[_depth++] = new Frame(node, ElementKinds.Inherit(outer, node, attributes));
    }

    private void Leave(in Frame frame)
    {
        if (frame.Node.Element.Kind.IsBlock)
        {
            _builder.Flush();
        }

        frame.Node.EndIndex = _nodes.Count;
        frame.Node.EndPiece = _builder.Pieces.Count;
        frame.Node.EndBlock = _builder.NextBlock + (_builder.IsOpen ? 1 : 0);
    }

    private void Collect(PageNode node, in NodeAttributes attributes, NameMarks marks)
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

        if (attributes.ItemProp.Length > 0 || attributes.IsRdfaAuthor || node.Tag == "time")
        {
            _marked.Add(node);
        }

        if ((marks & (NameMarks.Date | NameMarks.Author)) != 0 || (node.Tag == "a" && attributes.IsAuthorLink))
        {
            _named.Add(node);
        }
    }

    /// <summary>Blogs use h1 for their own name. The headline of the article then has a smaller heading, whose name or
    /// itemprop says that it is the title.</summary>
    private static bool IsHeadline(in NodeAttributes attributes) =>
        attributes.ItemProp.Contains("headline", StringComparison.OrdinalIgnoreCase) || attributes.ItemProp == "name"
        || attributes.Names.Contains("entry-title", StringComparison.OrdinalIgnoreCase) || attributes.Names.Contains("post-title", StringComparison.OrdinalIgnoreCase);

    private Uri? BaseOf(TreeElement element) =>
        Uri.TryCreate(url, element.GetAttribute("href") ?? "", out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>An element whose children are being visited.</summary>
    private struct Frame(PageNode node, in TextState state)
    {
        public readonly PageNode Node = node;

        public readonly TextState State = state;

        /// <summary>The index of the child that is visited next.</summary>
        public int Next;
    }
}
