using Aggregator.Extraction.Pages.Tree;

namespace Aggregator.Extraction.Pages;

/// <summary>An element of the page with the span of text blocks that it holds.</summary>
internal sealed class PageNode(TreeElement element, PageNode? parent, int index)
{
    public TreeElement Element { get; } = element;

    public PageNode? Parent { get; } = parent;

    /// <summary>The position in document order.</summary>
    public int Index { get; } = index;

    /// <summary>One more than the index of the last descendant.</summary>
    public int EndIndex { get; set; }

    public string Tag => Element.Kind.Name;

    public int FirstBlock { get; set; }

    /// <summary>One more than the index of the last block.</summary>
    public int EndBlock { get; set; }

    /// <summary>The index of the first text piece inside.</summary>
    public int FirstPiece { get; set; }

    /// <summary>One more than the index of the last text piece inside.</summary>
    public int EndPiece { get; set; }

    public NodeTraits Traits { get; set; }

    /// <summary>Class and id, separated by a space.</summary>
    public string Names { get; init; } = "";

    /// <summary>What the class and id say.</summary>
    public NameMarks Marks { get; init; }

    public bool Has(NodeTraits trait) => (Traits & trait) != 0;

    /// <summary>Whether <paramref name="other"/> is this node or inside it.</summary>
    public bool Holds(PageNode other) => other.Index >= Index && other.Index < EndIndex;
}

/// <summary>What the name, the attributes and the tag say about an element.</summary>
[Flags]
internal enum NodeTraits
{
    None = 0,

    /// <summary>Has a name like the body of an article.</summary>
    Good = 1,

    /// <summary>Has a name or a form like something that surrounds articles.</summary>
    Bad = 2,

    Hidden = 4,

    ArticleBody = 8,

    Article = 16,

    /// <summary>Is a caption.</summary>
    Caption = 32,

    Form = 64,

    /// <summary>Is bad, or lies in a bad element, and no guard keeps it.</summary>
    Pruned = 128,

    Comments = 256,

    /// <summary>Is, or lies inside, something beside the article: readers' comments, a sidebar, a list of other
    /// articles. No field is read there.</summary>
    Beside = 512,

    /// <summary>Is the headline, or holds it.</summary>
    HoldsHeadline = 1024,

    /// <summary>Is one of several article elements and does not hold
    /// the headline, so it is the card of another article.</summary>
    Card = 2048,
}
