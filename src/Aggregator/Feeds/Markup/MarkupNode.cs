namespace Aggregator.Feeds.Markup;

/// <summary>An element or a run of character data. Texts stay ranges of the source until they are read.</summary>
/// <param name="Document">The document of the node. The node cannot be used after the document is disposed.</param>
/// <param name="Index">The index among the nodes of the document.</param>
internal readonly record struct MarkupNode(MarkupDocument Document, int Index)
{
    public bool IsElement => Row.Name >= 0;

    /// <summary>Only for elements. Character data has no name.</summary>
    public MarkupName Name => Document.Names[Row.Name];

    /// <summary>In lower case and without prefix; empty for character data.</summary>
    public string Local => Row.Name < 0 ? "" : Name.Local;

    public FeedNamespace Namespace => Row.Namespace;

    public MarkupNode? Parent => Row.Parent < 0 ? null : new MarkupNode(Document, Row.Parent);

    /// <summary>The position in the source of the character data, or of the element's start tag.</summary>
    public int Start => Row.Start;

    /// <summary>The position after the character data; not used for elements.</summary>
    public int End => Row.End;

    /// <summary>Whether the characters are from a CDATA section.</summary>
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

    /// <returns>The first child element of that name, in any namespace; null when there is none.</returns>
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

    /// <summary>Whether the element belongs to the format of the feed: it has no namespace or that of RSS, or the
    /// namespace and prefix of the root. In RDF, every element without a prefix belongs to the format too, whatever
    /// namespace the publisher gave it.</summary>
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

    /// <summary>Whether the attribute has that value; case is ignored.</summary>
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

    /// <returns>The value of <c>xml:base</c> or <c>xml:lang</c> on this element itself; null when it has none.</returns>
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
