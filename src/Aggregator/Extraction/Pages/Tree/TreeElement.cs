using System.Collections;
using System.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>An element with its attributes; its children in document order.</summary>
internal sealed class TreeElement(ElementKind kind, TreeSpace space, TreeAttribute[] attributes) : TreeNode, IEnumerable<TreeNode>
{
    private TreeAttribute[] _attributes = attributes;

    public ElementKind Kind { get; } = kind;

    public TreeSpace Space { get; } = space;

    public string LocalName => Kind.Name;

    public ReadOnlySpan<TreeAttribute> Own => _attributes;

    public TreeNode? First { get; set; }

    public TreeNode? Last { get; set; }

    /// <summary>Whether the builder still adds to it.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether the builder opens it again where it was closed in the wrong order.</summary>
    public bool IsFormatting { get; set; }

    /// <summary>The text of all descendants.</summary>
    public string TextContent
    {
        get
        {
            var text = new StringBuilder();
            var waiting = new Stack<TreeNode>([this]);
            while (waiting.TryPop(out var node))
            {
                if (node is TreeText piece)
                {
                    text.Append(piece.Data);
                }

                for (var child = (node as TreeElement)?.Last; child is not null; child = child.Previous)
                {
                    waiting.Push(child);
                }
            }

            return text.ToString();
        }
    }

    /// <summary>Whether it is HTML's element of that name.</summary>
    public bool Is(ElementKind kind) => Kind == kind && Space == TreeSpace.Html;

    public bool Has(TagTraits traits) => Space == TreeSpace.Html ? (Kind.Tag & traits) != 0 : (traits & (TagTraits.Special | TagTraits.Scope)) != 0 && IsIntegrationPoint;

    /// <summary>Whether HTML goes on inside an element of a drawing or a formula (HTML standard §13.2.6).</summary>
    public bool IsIntegrationPoint => Space switch
    {
        TreeSpace.Svg => LocalName is "foreignObject" or "desc" or "title",
        TreeSpace.Math => LocalName is "mi" or "mo" or "mn" or "ms" or "mtext" or "annotation-xml",
        _ => false,
    };

    public string? GetAttribute(string name)
    {
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public bool HasAttribute(string name) => GetAttribute(name) is not null;

    /// <summary>A second html or body tag adds what the first did not have.</summary>
    public void AddAttributes(TreeAttribute[] more) => _attributes = [.. _attributes, .. more.Where(attribute => !HasAttribute(attribute.Name))];

    public TreeElement Clone() => new(Kind, Space, _attributes);

    public bool IsAlike(TreeElement other) =>
        other.Kind == Kind && other.Space == Space && other._attributes.Length == _attributes.Length
        && Array.TrueForAll(_attributes, attribute => other.GetAttribute(attribute.Name) == attribute.Value);

    public IEnumerator<TreeNode> GetEnumerator()
    {
        for (var child = First; child is not null; child = child.Next)
        {
            yield return child;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>An attribute as written, references decoded.</summary>
internal readonly record struct TreeAttribute(string Name, string Value);

/// <summary>The language that an element belongs to.</summary>
internal enum TreeSpace : byte
{
    Html,
    Svg,
    Math,
}
