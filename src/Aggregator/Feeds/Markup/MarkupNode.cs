namespace Aggregator.Feeds.Markup;

/// <summary>An element, or a run of character data, of a document; texts stay ranges of the source until they are read.</summary>
/// <param name="Document">Whose node it is; the node dies with it.</param>
/// <param name="Index">Its place among the document's nodes.</param>
internal readonly record struct MarkupNode(MarkupDocument Document, int Index)
{
    public bool IsElement => Row.Name >= 0;

    /// <summary>Of an element; character data has none.</summary>
    public MarkupName Name => Document.Names[Row.Name];

    /// <summary>Lower case, without prefix; empty for character data.</summary>
    public string Local => Row.Name < 0 ? "" : Name.Local;

    public FeedNamespace Namespace => Row.Namespace;

    public MarkupNode? Parent => Row.Parent < 0 ? null : new MarkupNode(Document, Row.Parent);

    /// <summary>Of character data, or of the element's first tag, in the source.</summary>
    public int Start => Row.Start;

    /// <summary>Behind the character data; unused for elements.</summary>
    public int End => Row.End;

    /// <summary>Whether the characters stood in a CDATA section.</summary>
    public bool IsVerbatim => Row.IsVerbatim;

    public MarkupChildren Children => new(Document, Row.FirstChild);

    public MarkupAttributes Attributes => new(Document, Row.FirstAttribute, Row.AttributeCount);

    public bool HasElements
    {
        get
        {
            foreach (var child in Children)
            {
                if (child.IsElement)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private ref MarkupRow Row => ref Document.Nodes[Index];

    /// <returns>The first child element of that name, whatever its namespace.</returns>
    public MarkupNode? Child(string local)
    {
        foreach (var child in Children)
        {
            if (child.IsElement && child.Local == local)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Elements without a prefix are the format's own, whatever namespace a publisher gave them.</summary>
    public bool BelongsTo(MarkupNode root) =>
        Namespace == FeedNamespace.Core
        || (Namespace == FeedNamespace.Foreign && Name.Prefix.Length == 0 && root.Local == "rdf")
        || (Namespace == root.Namespace && Name.Prefix == root.Name.Prefix);

    /// <returns>The decoded value; null when the element has no such attribute.</returns>
    public string? Attribute(string local)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name.Local == local && attribute.Name.Prefix is not ("xml" or "xmlns"))
            {
                return attribute.Value.ToString();
            }
        }

        return null;
    }

    /// <summary>Whether the attribute has that value, in upper or lower case.</summary>
    public bool AttributeIs(string local, string value)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name.Local == local && attribute.Name.Prefix is not ("xml" or "xmlns"))
            {
                return attribute.Value.Equals(value, StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    /// <returns>The value of <c>xml:base</c> or <c>xml:lang</c> at this very element; null without one.</returns>
    public string? XmlAttribute(string local)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name.Prefix == "xml" && attribute.Name.Local == local)
            {
                return attribute.Value.ToString();
            }
        }

        return null;
    }
}
