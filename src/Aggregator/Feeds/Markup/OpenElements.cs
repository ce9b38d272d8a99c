namespace Aggregator.Feeds.Markup;

/// <summary>The elements that are open at the current place of the reader, the outermost first.</summary>
internal sealed class OpenElements(MarkupDocument document)
{
    private readonly List<MarkupNode> _open = new(16);

    public NamespaceBindings Bindings { get; } = new();

    public int Count => _open.Count;

    public MarkupNode Top => _open[^1];

    /// <summary>Whether another feed may be quoted at the current place.</summary>
    public bool AreQuoting => _open.Exists(node => node.Name.Is(NameTraits.Quoting) || node.Namespace == FeedNamespace.Xhtml);

    public void Push(MarkupNode node)
    {
        node.Name.Open++;
        _open.Add(node);
    }

    public void Pop()
    {
        Top.Name.Open--;
        _open.RemoveAt(_open.Count - 1);
        Bindings.Leave(_open.Count);
    }

    /// <summary>Ends the nearest open element of that name, and every
    /// element inside it that was never ended. One must be open.</summary>
    public void EndNearest(MarkupName name, int at)
    {
        while (Top.Name != name)
        {
            EndUnclosed(at);
        }

        Pop();
    }

    /// <summary>Ends the innermost element, whose end tag is missing.</summary>
    public void EndUnclosed(int at)
    {
        if (!Top.Name.Is(NameTraits.Void))
        {
            document.Repairs.Add(at, $"The element <{Shown(Top.Name)}> was never closed and was ended here.");
        }

        Pop();
    }

    /// <summary>Ends open elements that cannot contain the new element:
    /// an item contains no item, and a title contains no link.</summary>
    public void EndImplied(MarkupName name, int at)
    {
        if (Count == 0 || !name.Is(NameTraits.ChildOfEntry) || !IsOfTheFeed(name))
        {
            return;
        }

        var top = Top;
        if (name.Is(NameTraits.Entry) && name.Open > 0 && (top.Name == name || !AreQuoting))
        {
            while (Top.Name != name)
            {
                EndUnclosed(at);
            }

            EndUnclosed(at);
        }
        else if (top.Name.Is(NameTraits.Leaf) && top.Name.Prefix == name.Prefix && top.Namespace is FeedNamespace.Core or FeedNamespace.Atom)
        {
            EndUnclosed(at);
        }
    }

    public void BindNamespaces(int first)
    {
        for (var i = first; i < document.Attributes.Count; i++)
        {
            var attribute = document.Attributes[i];
            var name = document.Names[attribute.Name];
            if (name.Prefix == "xmlns" || name.Full == "xmlns")
            {
                var prefix = name.Prefix.Length > 0 ? name.Local : "";
                Bindings.Bind(prefix, document.Decode(attribute.Start, attribute.End), Count + 1);
            }

            document.HasBase |= name.Full == "xml:base";
        }
    }

    public static string Shown(MarkupName name) => name.Full.Length > 40 ? name.Full[..40] + "…" : name.Full;

    private bool IsOfTheFeed(MarkupName name) => name.Prefix == (document.Root?.Name.Prefix ?? "") || name.Prefix == Top.Name.Prefix;
}
