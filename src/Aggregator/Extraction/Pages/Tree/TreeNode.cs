using System.Collections;
using System.Runtime.InteropServices;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>A node with only what AngleSharp's tree builder needs, because
/// AngleSharp's own elements make the parsing much slower.</summary>
internal abstract class TreeNode : IConstructableNode, IConstructableNodeList
{
    private List<IConstructableNode>? _children;

    /// <summary>Valid until a child is added.</summary>
    public ReadOnlySpan<IConstructableNode> Children => CollectionsMarshal.AsSpan(_children);

    public abstract StringOrMemory NodeName { get; }

    /// <summary>Null for text, which has no children.</summary>
    public abstract TreeDocument? Owner { get; }

    /// <summary>The number of nodes around it when it was added.</summary>
    public int Depth { get; private set; }

    public NodeFlags Flags { get; init; }

    public IConstructableNode? Parent { get; set; }

    public IConstructableNodeList ChildNodes => this;

    public int Length => _children?.Count ?? 0;

    public IConstructableNode this[int index] => Children[index];

    public void RemoveFromParent() => Parent?.RemoveChild(this);

    public void RemoveChild(IConstructableNode childNode)
    {
        if (_children?.LastIndexOf(childNode) is >= 0 and var index)
        {
            RemoveNode(index, childNode);
        }
    }

    public void RemoveNode(int index, IConstructableNode childNode)
    {
        _children?.RemoveAt(index);
        childNode.Parent = null;
    }

    public void InsertNode(int index, IConstructableNode childNode)
    {
        (_children ??= []).Insert(index, childNode);
        Adopt(childNode);
    }

    public void AddNode(IConstructableNode node)
    {
        (_children ??= []).Add(node);
        Adopt(node);
    }

    public void AppendText(StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (_children is [.., TreeText last])
        {
            last.Append(text.ToString());
            Owner?.Grow(Depth);
            return;
        }

        AddNode(new TreeText(text.Memory.Span is "\n" ? "\n" : text.ToString()));
    }

    public void InsertText(int index, StringOrMemory text, bool emitWhiteSpaceOnly = false)
    {
        if (index > 0 && index <= Length && Children[index - 1] is TreeText before)
        {
            before.Append(text.ToString());
            Owner?.Grow(Depth);
        }
        else
        {
            InsertNode(index, new TreeText(text.ToString()));
        }
    }

    private void Adopt(IConstructableNode child)
    {
        child.Parent = this;
        if (child is TreeNode node)
        {
            node.Depth = Depth + 1;
        }

        Owner?.Grow(Depth + 1);
    }

    public void Clear() => _children?.Clear();

    public IEnumerator<IConstructableNode> GetEnumerator() => (_children ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
