namespace Aggregator.Feeds.Markup;

/// <summary>An element, or a run of character data, of a document; texts stay ranges of the source until they are read.</summary>
internal sealed class MarkupNode(MarkupDocument document, MarkupName? name, FeedNamespace space, MarkupNode? parent, int start)
{
    public MarkupDocument Document { get; } = document;

    /// <summary>Null for character data.</summary>
    public MarkupName? Name { get; } = name;

    public FeedNamespace Namespace { get; } = space;

    public MarkupNode? Parent { get; } = parent;

    public MarkupNode? FirstChild { get; private set; }

    public MarkupNode? Next { get; private set; }

    /// <summary>Of character data, or of the element's first tag, in the source.</summary>
    public int Start { get; } = start;

    /// <summary>Behind the character data; unused for elements.</summary>
    public int End { get; init; }

    /// <summary>Whether the characters stood in a CDATA section.</summary>
    public bool IsVerbatim { get; init; }

    public int FirstAttribute { get; set; }

    public int AttributeCount { get; set; }

    /// <summary>Lower case, without prefix; empty for character data.</summary>
    public string Local => Name?.Local ?? "";

    public bool IsElement => Name is not null;

    private MarkupNode? LastChild { get; set; }

    public void Append(MarkupNode child)
    {
        if (LastChild is null)
        {
            FirstChild = child;
        }
        else
        {
            LastChild.Next = child;
        }

        LastChild = child;
    }

    /// <returns>The first child element of that name in the namespace of this element or without one.</returns>
    public MarkupNode? Child(string local)
    {
        for (var child = FirstChild; child is not null; child = child.Next)
        {
            if (child.Local == local && child.IsElement)
            {
                return child;
            }
        }

        return null;
    }

    /// <returns>The decoded value; null when the element has no such attribute.</returns>
    public string? Attribute(string local)
    {
        for (var i = FirstAttribute; i < FirstAttribute + AttributeCount; i++)
        {
            var attribute = Document.Attributes[i];
            if (attribute.Name.Local == local && attribute.Name.Prefix is not ("xml" or "xmlns"))
            {
                return Document.Decode(attribute.Start, attribute.End).Trim();
            }
        }

        return null;
    }

    /// <returns>The value of <c>xml:base</c> or <c>xml:lang</c> at this very element; null without one.</returns>
    public string? XmlAttribute(string local)
    {
        for (var i = FirstAttribute; i < FirstAttribute + AttributeCount; i++)
        {
            var attribute = Document.Attributes[i];
            if (attribute.Name.Prefix == "xml" && attribute.Name.Local == local)
            {
                return Document.Decode(attribute.Start, attribute.End).Trim();
            }
        }

        return null;
    }
}

/// <summary>One attribute; the value is a range of the source.</summary>
internal readonly record struct MarkupAttribute(MarkupName Name, int Start, int End);

/// <summary>A qualified name as it occurs in one document, with what the reader keeps about it.</summary>
internal sealed class MarkupName(string full)
{
    private readonly int _colon = full.IndexOf(':', StringComparison.Ordinal);

    public string Full { get; } = full;

    /// <summary>Lower case; empty without a prefix.</summary>
    public string Prefix => field ??= _colon < 0 ? "" : Full[.._colon].ToLowerInvariant();

    /// <summary>Lower case, because publishers write &lt;pubdate&gt; and &lt;ITEM&gt;.</summary>
    public string Local => field ??= (_colon < 0 ? Full : Full[(_colon + 1)..]).ToLowerInvariant();

    /// <summary>How many elements of this name are open; makes the search for a start tag linear.</summary>
    public int Open { get; set; }

    /// <summary>How many open elements of this name were too deep to be kept.</summary>
    public int TooDeep { get; set; }

    /// <summary>The namespace under the bindings numbered <see cref="BindingsVersion"/>.</summary>
    public FeedNamespace Namespace { get; set; }

    public int BindingsVersion { get; set; } = -1;
}
