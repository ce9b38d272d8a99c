namespace Aggregator.Feeds.Markup;

/// <summary>Puts tags together to a tree, with what is known of feeds to guess where missing end tags belong.</summary>
internal sealed class TreeBuilder
{
    private const int MaxDepth = 200;

    private readonly MarkupDocument _document;
    private readonly NamespaceBindings _bindings = new();
    private readonly Dictionary<string, MarkupName> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MarkupName>.AlternateLookup<ReadOnlySpan<char>> _namesBySpan;
    private readonly Func<int, int, MarkupName> _nameAt;
    private readonly List<MarkupNode> _open = [];
    private MarkupNode? _fallbackRoot;

    public TreeBuilder(MarkupDocument document)
    {
        _document = document;
        _namesBySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        _nameAt = NameAt;
        IsKnown = (start, end) => FeedVocabulary.IsKnown(NameAt(start, end).Local);
    }

    /// <summary>Whether the feed's root has been closed: what follows is another document or junk.</summary>
    public bool IsComplete { get; private set; }

    public Func<int, int, bool> IsKnown { get; }

    /// <returns>Behind the tag.</returns>
    public int Open(int start)
    {
        var nameEnd = TagScanner.NameEnd(_document.Source, start + 1);
        var name = NameAt(start + 1, nameEnd);
        var first = _document.Attributes.Count;
        bool isEmpty;
        int end;
        if (nameEnd < _document.Source.Length && _document.Source[nameEnd] == '>')
        {
            (isEmpty, end) = (false, nameEnd + 1);
        }
        else
        {
            end = AttributeReader.Read(_document, nameEnd, _nameAt, out isEmpty);
        }

        if (end >= _document.Source.Length && _document.Source[^1] != '>')
        {
            _document.Repairs.Add(start, "The document is cut off inside a tag, which was dropped.");
            return end;
        }

        if (_document.Root is null && FeedVocabulary.IsRoot(name.Local))
        {
            Unwind(0);
        }

        // FeedBurner wrote an empty <item /> into items: that one ends nothing.
        if (!isEmpty || name.Open == 0)
        {
            CloseImplicitly(name, start);
        }

        Push(name, start, first, isEmpty);
        return end;
    }

    public void Close(int nameStart, int nameEnd, int start)
    {
        var name = NameAt(nameStart, nameEnd);
        if (name.TooDeep > 0)
        {
            name.TooDeep--;
            return;
        }

        if (name.Open == 0)
        {
            if (!MarkupSerializer.IsVoid(name.Local))
            {
                _document.Repairs.Add(start, $"The end tag </{Shown(name)}> without a start was ignored.");
            }

            return;
        }

        while (_open[^1].Name != name)
        {
            ReportUnclosed(_open[^1], start);
            Pop();
        }

        Pop();
        IsComplete = _open.Count == 0 && _document.Root is not null;
    }

    public void AddText(int start, int end, bool isVerbatim)
    {
        if (end <= start)
        {
            return;
        }

        if (_open.Count == 0)
        {
            if (!_document.Source.AsSpan(start, end - start).Trim('\uFEFF').IsWhiteSpace() && _document.Root is null)
            {
                ReportJunk();
            }

            return;
        }

        var parent = _open[^1];
        if (!isVerbatim && FeedVocabulary.IsContainer(parent.Local) && _document.Source.AsSpan(start, end - start).IsWhiteSpace())
        {
            return;
        }

        parent.Append(new MarkupNode(_document, null, FeedNamespace.Core, parent, start) { End = end, IsVerbatim = isVerbatim });
    }

    /// <returns>Where the end tag of the open element begins; the end of the source when it has none.</returns>
    public int EndTagOfCurrent(int start)
    {
        var found = _open.Count == 0 ? -1 : _document.Source.IndexOf("</" + _open[^1].Name!.Full, start, StringComparison.Ordinal);
        return found < 0 ? _document.Source.Length : found;
    }

    public void Finish(int end)
    {
        if (_open.Count > 0 && !IsComplete)
        {
            _document.Repairs.Add(end, "The document ends before its elements do; what was there was read.");
        }

        _document.Root ??= _fallbackRoot;
    }

    private void Push(MarkupName name, int start, int firstAttribute, bool isEmpty)
    {
        if (_open.Count >= MaxDepth)
        {
            _document.Repairs.Add(start, $"Elements deeper than {MaxDepth} levels were read as part of their parent.");
            name.TooDeep += isEmpty ? 0 : 1;
            return;
        }

        BindNamespaces(firstAttribute);
        var space = _bindings.Resolve(name, out var isDeclared);
        if (!isDeclared)
        {
            _document.Repairs.Add(start, $"The prefix {name.Prefix}: is not declared and was read by custom.");
        }

        var parent = _open.Count > 0 ? _open[^1] : null;
        var node = new MarkupNode(_document, name, space, parent, start)
        {
            FirstAttribute = firstAttribute,
            AttributeCount = _document.Attributes.Count - firstAttribute,
        };
        parent?.Append(node);
        if (parent is null)
        {
            _fallbackRoot ??= node;
            _document.Root ??= FeedVocabulary.IsRoot(name.Local) ? node : null;
        }

        if (isEmpty)
        {
            _bindings.Leave(_open.Count);
        }
        else
        {
            name.Open++;
            _open.Add(node);
        }
    }

    private void BindNamespaces(int first)
    {
        for (var i = first; i < _document.Attributes.Count; i++)
        {
            var attribute = _document.Attributes[i];
            if (attribute.Name.Prefix == "xmlns")
            {
                _bindings.Bind(attribute.Name.Local, _document.Decode(attribute.Start, attribute.End), _open.Count + 1);
            }
            else if (attribute.Name.Full == "xmlns")
            {
                _bindings.Bind("", _document.Decode(attribute.Start, attribute.End), _open.Count + 1);
            }

            _document.HasBase |= attribute.Name.Full == "xml:base";
        }
    }

    /// <summary>An item cannot hold an item, nor a title a link: the end tag between them is missing.</summary>
    private void CloseImplicitly(MarkupName name, int start)
    {
        if (_open.Count == 0 || name.Prefix != (_document.Root?.Name?.Prefix ?? "") || !FeedVocabulary.IsChildOfEntry(name.Local))
        {
            if (_open.Count == 0 || !FeedVocabulary.IsChildOfEntry(name.Local) || name.Prefix != _open[^1].Name!.Prefix)
            {
                return;
            }
        }

        if (name.Local is "item" or "entry" && name.Open > 0 && IsOpenEntry(name))
        {
            while (_open[^1].Name != name)
            {
                ReportUnclosed(_open[^1], start);
                Pop();
            }

            ReportUnclosed(_open[^1], start);
            Pop();
        }
        else if (FeedVocabulary.IsLeaf(_open[^1].Local) && _open[^1].Name!.Prefix == name.Prefix && _open[^1].Namespace is FeedNamespace.Core or FeedNamespace.Atom)
        {
            ReportUnclosed(_open[^1], start);
            Pop();
        }
    }

    /// <summary>Whether an open entry could be closed here: not inside content, where another feed may be quoted.</summary>
    private bool IsOpenEntry(MarkupName name) =>
        _open[^1].Name == name || !_open.Exists(node => node.Local is "content" or "xhtml" || node.Namespace == FeedNamespace.Xhtml);

    private void ReportUnclosed(MarkupNode node, int at)
    {
        if (!MarkupSerializer.IsVoid(node.Local))
        {
            _document.Repairs.Add(at, $"The element <{Shown(node.Name!)}> was never closed and was ended here.");
        }
    }

    private void ReportJunk() => _document.Repairs.Add(0, "What stands before the feed was skipped.");

    private void Unwind(int depth)
    {
        if (_fallbackRoot is not null)
        {
            ReportJunk();
        }

        while (_open.Count > depth)
        {
            Pop();
        }

        _fallbackRoot = null;
    }

    private void Pop()
    {
        var node = _open[^1];
        node.Name!.Open--;
        _open.RemoveAt(_open.Count - 1);
        _bindings.Leave(_open.Count);
    }

    private MarkupName NameAt(int start, int end)
    {
        var span = _document.Source.AsSpan(start, end - start);
        if (_namesBySpan.TryGetValue(span, out var known))
        {
            return known;
        }

        var name = new MarkupName(span.ToString());
        _names.Add(name.Full, name);
        return name;
    }

    private static string Shown(MarkupName name) => name.Full.Length > 40 ? name.Full[..40] + "…" : name.Full;
}
