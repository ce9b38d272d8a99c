using Aggregator.Extraction.Pages.Tree;

namespace Aggregator.Extraction.Pages;

/// <summary>An element of the page with the span of text blocks that it holds.</summary>
internal sealed class PageNode(TreeElement element, PageNode? parent, int index)
{
    public TreeElement Element { get; } = element;

    public PageNode? Parent { get; } = parent;

    /// <summary>Position in document order.</summary>
    public int Index { get; } = index;

    /// <summary>One past the last descendant's index.</summary>
    public int EndIndex { get; set; }

    public string Tag => Element.Kind.Name;

    public int FirstBlock { get; set; }

    /// <summary>One past the last block.</summary>
    public int EndBlock { get; set; }

    /// <summary>First of the text pieces inside.</summary>
    public int FirstPiece { get; set; }

    /// <summary>One past the last piece inside.</summary>
    public int EndPiece { get; set; }

    public NodeTraits Traits { get; set; }

    /// <summary>Class and id, separated by a space.</summary>
    public string Names { get; init; } = "";

    /// <summary>What the names say.</summary>
    public NameMarks Marks { get; init; }

    public bool Has(NodeTraits trait) => (Traits & trait) != 0;

    /// <summary>Whether <paramref name="other"/> is this node or inside it.</summary>
    public bool Holds(PageNode other) => other.Index >= Index && other.Index < EndIndex;
}

/// <summary>What names, attributes and tag say about an element.</summary>
[Flags]
internal enum NodeTraits
{
    None = 0,

    /// <summary>Named like an article's body.</summary>
    Good = 1,

    /// <summary>Named or shaped like what surrounds articles.</summary>
    Bad = 2,

    Hidden = 4,

    ArticleBody = 8,

    Article = 16,

    /// <summary>Inside or itself a caption or figure.</summary>
    Caption = 32,

    Form = 64,

    /// <summary>Pruned: it or an ancestor is bad, and no guard keeps it.</summary>
    Pruned = 128,

    Comments = 256,

    /// <summary>Inside or itself beside the article: readers' comments, sidebars, lists of other articles. No field is read there.</summary>
    Beside = 512,

    /// <summary>Around the headline, or the headline itself.</summary>
    HoldsHeadline = 1024,

    /// <summary>One of several article elements, without the headline: another article's card.</summary>
    Card = 2048,
}
