namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The elements that the builder has not closed, the innermost last (HTML standard §13.2.4.2).</summary>
internal sealed class OpenElements
{
    private readonly List<TreeElement> _elements = new(64);

    // Nearly every block asks whether it stands in a paragraph, and nearly none does.
    private int _paragraphs;

    public int Count => _elements.Count;

    public TreeElement Current => _elements[^1];

    public TreeElement this[int index] => _elements[index];

    public void Push(TreeElement element) => Insert(_elements.Count, element);

    public void Insert(int index, TreeElement element)
    {
        _elements.Insert(index, element);
        element.IsOpen = true;
        _paragraphs += element.Kind == Tags.Paragraph ? 1 : 0;
    }

    public void Pop() => RemoveAt(_elements.Count - 1);

    public void RemoveAt(int index)
    {
        var element = _elements[index];
        _elements.RemoveAt(index);
        element.IsOpen = false;
        _paragraphs -= element.Kind == Tags.Paragraph ? 1 : 0;
    }

    public void Remove(TreeElement element)
    {
        if (element.IsOpen)
        {
            RemoveAt(_elements.LastIndexOf(element));
        }
    }

    public void Replace(int index, TreeElement element)
    {
        RemoveAt(index);
        Insert(index, element);
    }

    public int IndexOf(TreeElement element) => _elements.LastIndexOf(element);

    /// <summary>Down to and with the innermost element of the kind.</summary>
    public void PopUntil(ElementKind kind)
    {
        while (Count > 1)
        {
            var isLast = Current.Is(kind);
            Pop();
            if (isLast)
            {
                return;
            }
        }
    }

    public void PopUntil(TagTraits traits)
    {
        while (Count > 1)
        {
            var isLast = Current.Space == TreeSpace.Html && Current.Has(traits);
            Pop();
            if (isLast)
            {
                return;
            }
        }
    }

    /// <summary>Down to the innermost element with the traits, which stays; or the root.</summary>
    public void PopTo(TagTraits traits)
    {
        while (Count > 1 && !(Current.Space == TreeSpace.Html && (Current.Has(traits) || Current.Is(Tags.Template))))
        {
            Pop();
        }
    }

    public void PopImplied(ElementKind? but = null)
    {
        while (Current.Has(TagTraits.ImpliedEnd) && !Current.Is(but!)) // Nothing is of no kind.
        {
            Pop();
        }
    }

    public bool HasInScope(ElementKind kind) => IndexInScope(kind) >= 0;

    public bool HasInListScope(ElementKind kind) => IndexInScope(kind, TagTraits.List) >= 0;

    public bool HasInButtonScope(ElementKind kind) => (kind != Tags.Paragraph || _paragraphs > 0) && IndexInScope(kind, button: true) >= 0;

    public bool HasInScope(TagTraits traits)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Space == TreeSpace.Html && _elements[i].Has(traits))
            {
                return true;
            }

            if (_elements[i].Has(TagTraits.Scope))
            {
                return false;
            }
        }

        return false;
    }

    public bool HasInScope(TreeElement element)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i] == element)
            {
                return true;
            }

            if (_elements[i].Has(TagTraits.Scope))
            {
                return false;
            }
        }

        return false;
    }

    public bool HasInTableScope(ElementKind kind)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Is(kind))
            {
                return true;
            }

            if (_elements[i].Is(Tags.Table) || _elements[i].Is(Tags.Template))
            {
                return false;
            }
        }

        return false;
    }

    public bool HasInTableScope(TagTraits traits)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Space == TreeSpace.Html && _elements[i].Has(traits))
            {
                return true;
            }

            if (_elements[i].Is(Tags.Table) || _elements[i].Is(Tags.Template))
            {
                return false;
            }
        }

        return false;
    }

    public bool Has(ElementKind kind) => _elements.Exists(element => element.Is(kind));

    private int IndexInScope(ElementKind kind, TagTraits more = TagTraits.None, bool button = false)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            var element = _elements[i];
            if (element.Is(kind))
            {
                return i;
            }

            if (element.Has(TagTraits.Scope | more) || (button && element.Is(Tags.Button)))
            {
                return -1;
            }
        }

        return -1;
    }
}
