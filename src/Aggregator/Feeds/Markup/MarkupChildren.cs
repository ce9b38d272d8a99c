namespace Aggregator.Feeds.Markup;

/// <summary>The children of a node, in order.</summary>
internal readonly ref struct MarkupChildren(MarkupDocument document, int first)
{
    public Enumerator GetEnumerator() => new(document, first);

    internal ref struct Enumerator(MarkupDocument document, int next)
    {
        private int _next = next;

        public MarkupNode Current { get; private set; }

        public bool MoveNext()
        {
            if (_next < 0)
            {
                return false;
            }

            Current = new MarkupNode(document, _next);
            _next = document.Nodes[_next].Next;
            return true;
        }
    }
}

/// <summary>The attributes of an element, in order.</summary>
internal readonly ref struct MarkupAttributes(MarkupDocument document, int first, int count)
{
    public Enumerator GetEnumerator() => new(document, first, first + count);

    internal ref struct Enumerator(MarkupDocument document, int next, int end)
    {
        private int _next = next;

        public MarkupAttribute Current { get; private set; }

        public bool MoveNext()
        {
            if (_next >= end)
            {
                return false;
            }

            Current = new MarkupAttribute(document, document.Attributes[_next++]);
            return true;
        }
    }
}

/// <summary>One attribute of an element.</summary>
internal readonly struct MarkupAttribute(MarkupDocument document, AttributeRow row)
{
    public MarkupName Name => document.Names[row.Name];

    /// <summary>Decoded; valid until the document decodes something else.</summary>
    public ReadOnlySpan<char> Raw => document.Decode(row.Start, row.End);

    /// <summary>Decoded and trimmed; valid until the document decodes something else.</summary>
    public ReadOnlySpan<char> Value => Raw.Trim();
}
