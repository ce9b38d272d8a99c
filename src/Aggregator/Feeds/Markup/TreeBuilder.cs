namespace Aggregator.Feeds.Markup;

/// <summary>Builds a tree from tags. It knows the feed formats, so it can decide where missing end tags belong.</summary>
internal sealed class TreeBuilder(MarkupDocument document)
{
    private const int MaxDepth = 200;

    private readonly OpenElements _open = new(document);
    private MarkupNode? _fallbackRoot;

    /// <summary>Whether the root of the feed is closed. Anything after it is another document or is useless.</summary>
    public bool IsComplete { get; private set; }

    /// <returns>The position after the tag.</returns>
    public int Open(int start)
    {
        var source = document.Source;
        if (document.IsFull)
        {
            document.Repairs.Add(start, $"Only the first {MarkupDocument.MaxNodes} elements and attributes were read.");
            IsComplete = true;
            return source.Length;
        }

        var nameEnd = TagScanner.NameEnd(source, start + 1);
        var name = document.Names.At(start + 1, nameEnd);
        var first = document.Attributes.Count;
        var isEmpty = false;
        var end = nameEnd < source.Length && source[nameEnd] == '>' ? nameEnd + 1 : AttributeReader.Read(document, nameEnd, out isEmpty);
        if (end >= source.Length && source[^1] != '>')
        {
            document.Repairs.Add(start, "The document is cut off inside a tag, which was dropped.");
            return end;
        }

        if (document.Root is null && name.Is(NameTraits.Root))
        {
            StartOver();
        }

        // FeedBurner wrote an empty <item /> into items. Such an element ends no other element.
        if (!isEmpty || name.Open == 0)
        {
            _open.EndImplied(name, start);
        }

        Push(name, start, first, isEmpty);
        return end;
    }

    public void Close(int nameStart, int nameEnd, int start)
    {
        var written = document.Source[nameStart..nameEnd];
        var name = _open.Count > 0 && written.SequenceEqual(_open.Top.Name.Full) ? _open.Top.Name : document.Names.Find(written);
        if (name.TooDeep > 0)
        {
            name.TooDeep--;
        }
        else if (name.Open > 0)
        {
            _open.EndNearest(name, start);
            IsComplete = _open.Count == 0 && document.Root is not null;
        }
        else if (!name.Is(NameTraits.Void))
        {
            document.Repairs.Add(start, $"The end tag </{OpenElements.Shown(name)}> without a start was ignored.");
        }
    }

    public void AddText(int start, int end, bool isVerbatim)
    {
        if (end <= start || document.IsFull)
        {
            return;
        }

        var text = document.Source[start..end];
        if (_open.Count == 0)
        {
            if (document.Root is null && !text.Trim('\uFEFF').IsWhiteSpace())
            {
                ReportJunk();
            }

            return;
        }

        var parent = _open.Top;
        if (!isVerbatim && parent.Name.Is(NameTraits.Container) && text.IsWhiteSpace())
        {
            return;
        }

        document.Append(parent.Index, new MarkupRow { Name = -1, Parent = parent.Index, Start = start, End = end, IsVerbatim = isVerbatim });
    }

    /// <summary>Whether the text contains the end tag of the open element.</summary>
    public bool EndsCurrent(ReadOnlySpan<char> text) =>
        _open.Count > 0 && text.Contains("</" + _open.Top.Name.Full, StringComparison.Ordinal);

    /// <summary>The beginning of the end tag that the open element needs; null when no element is open, or when the
    /// open element contains elements.</summary>
    public string? EndTagOfText => _open.Count > 0 && !_open.Top.Name.Is(NameTraits.Container) ? "</" + _open.Top.Name.Full : null;

    /// <returns>The position of the open element's end tag; the end of the source when there is none.</returns>
    public int EndTagOfCurrent(int start)
    {
        var found = _open.Count == 0 ? -1 : document.Source[start..].IndexOf("</" + _open.Top.Name.Full, StringComparison.Ordinal);
        return found < 0 ? document.Source.Length : start + found;
    }

    public void Finish()
    {
        document.Root ??= _fallbackRoot;
        if (_open.Count > 0 && !IsComplete)
        {
            document.Repairs.Add(document.Source.Length, "The document ends before its elements do; what was there was read.");
        }
    }

    private void Push(MarkupName name, int start, int firstAttribute, bool isEmpty)
    {
        if (_open.Count >= MaxDepth)
        {
            document.Repairs.Add(start, $"Elements deeper than {MaxDepth} levels were read as part of their parent.");
            name.TooDeep += isEmpty ? 0 : 1;
            return;
        }

        if (_open.Count == 0 && document.Root is null && name.Is(NameTraits.Entry))
        {
            SupplyRoot(name, start);
        }

        _open.BindNamespaces(firstAttribute);
        var space = _open.Bindings.Resolve(name, out var isDeclared);
        if (!isDeclared)
        {
            document.Repairs.Add(start, $"The prefix {name.Prefix}: is not declared and was read by custom.");
        }

        var parent = _open.Count > 0 ? _open.Top.Index : -1;
        var node = new MarkupNode(document, document.Nodes.Count);
        document.Append(parent, new MarkupRow
        {
            Name = name.Index,
            Parent = parent,
            Start = start,
            FirstAttribute = firstAttribute,
            AttributeCount = document.Attributes.Count - firstAttribute,
            Namespace = space,
        });
        if (parent < 0)
        {
            _fallbackRoot ??= node;
            document.Root ??= name.Is(NameTraits.Root) ? node : null;
        }

        if (isEmpty)
        {
            _open.Bindings.Leave(_open.Count);
        }
        else
        {
            _open.Push(node);
        }
    }

    /// <summary>Adds a root, because a document whose beginning is lost still has its entries.</summary>
    private void SupplyRoot(MarkupName entry, int start)
    {
        document.Repairs.Add(start, "The feed's beginning is missing; its entries were read.");
        var root = new MarkupNode(document, document.Nodes.Count);
        document.Append(-1, new MarkupRow { Name = document.Names.Find(entry.Local == "entry" ? "feed" : "rss").Index, Parent = -1, Start = start });
        document.Root = root;
        _open.Push(root);
    }

    /// <summary>Forgets the elements that were read so far, because they stand before the feed.</summary>
    private void StartOver()
    {
        if (_fallbackRoot is not null)
        {
            ReportJunk();
        }

        while (_open.Count > 0)
        {
            _open.Pop();
        }

        _fallbackRoot = null;
    }

    private void ReportJunk() => document.Repairs.Add(0, "What stands before the feed was skipped.");
}
