using System.Text;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>An element with its attributes as text.</summary>
internal class TreeElement(TreeDocument owner, ElementKind kind, string space) : TreeNode, IConstructableElement, IConstructableNamedNodeMap
{
    private TreeAttribute[] _attributes = [];

    public ElementKind Kind { get; } = kind;

    public string LocalName => Kind.Name;

    public ReadOnlySpan<TreeAttribute> Own => _attributes;

    public override StringOrMemory NodeName => LocalName;

    public override TreeDocument Owner => owner;

    StringOrMemory IConstructableElement.LocalName => LocalName;

    public StringOrMemory NamespaceUri => space;

    public StringOrMemory Prefix => StringOrMemory.Empty;

    public IConstructableNamedNodeMap Attributes => this;

    public ISourceReference? SourceReference
    {
        get => null;
        set
        {
            // Positions are not tracked.
        }
    }

    int IConstructableNamedNodeMap.Length => _attributes.Length;

    public IConstructableAttr? this[StringOrMemory name]
    {
        get
        {
            foreach (var attribute in _attributes)
            {
                if (name == attribute.Name)
                {
                    return attribute;
                }
            }

            return null;
        }
    }

    /// <summary>The text of all descendants.</summary>
    public string TextContent
    {
        get
        {
            var text = new StringBuilder();
            var waiting = new Stack<IConstructableNode>([this]);
            while (waiting.TryPop(out var node))
            {
                if (node is TreeText piece)
                {
                    text.Append(piece.Data);
                }

                for (var i = node.ChildNodes.Length - 1; i >= 0; i--)
                {
                    waiting.Push(node.ChildNodes[i]);
                }
            }

            return text.ToString();
        }
    }

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

    public void SetAttribute(string? namespaceUri, StringOrMemory name, StringOrMemory value) => SetOwnAttribute(name, value);

    public void SetOwnAttribute(StringOrMemory name, StringOrMemory value) =>
        _attributes = [.. _attributes.Where(attribute => name != attribute.Name), new TreeAttribute(name.ToString(), value.ToString())];

    StringOrMemory IConstructableElement.GetAttribute(StringOrMemory namespaceUri, StringOrMemory localName) =>
        GetAttribute(localName.ToString()) is { } value ? value : StringOrMemory.Empty;

    /// <summary>Sets the attributes. A second html or body tag adds
    /// only the attributes that the first one did not have.</summary>
    public void SetAttributes(StructAttributes attributes)
    {
        var own = new TreeAttribute[attributes.Count];
        for (var i = 0; i < own.Length; i++)
        {
            var attribute = attributes[i];
            own[i] = new TreeAttribute(TreeNames.Attribute(attribute.Name.Memory.Span), attribute.Value.ToString());
        }

        _attributes = _attributes.Length == 0 ? own : [.. _attributes, .. own.Where(attribute => !HasAttribute(attribute.Name))];
    }

    public bool HasAttribute(StringOrMemory name) => this[name] is not null;

    public void SetupElement()
    {
        // Browsers set up elements for scripts and styles here. Pages are only read, so nothing is to do.
    }

    public void AddComment(ref StructHtmlToken token)
    {
        // Comments are not part of the text.
    }

    public IConstructableNode ShallowCopy() => new TreeElement(owner, Kind, space) { Flags = Flags, _attributes = _attributes };

    public bool SameAs(IConstructableNamedNodeMap? attributes) =>
        attributes is TreeElement other && other._attributes.Length == _attributes.Length
        && Array.TrueForAll(_attributes, attribute => other.GetAttribute(attribute.Name) == attribute.Value);
}

/// <summary>An attribute as written, with entities decoded.</summary>
internal readonly record struct TreeAttribute(string Name, string Value) : IConstructableAttr
{

    StringOrMemory IConstructableAttr.Name => Name;

    StringOrMemory IConstructableAttr.Value
    {
        get => Value;
        set => throw new NotSupportedException("Attributes are set with their element.");
    }
}
