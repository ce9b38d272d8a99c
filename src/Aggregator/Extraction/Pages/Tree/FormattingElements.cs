namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The bold, slanted and linking elements that are opened again in the next block (HTML standard §13.2.4.3); null is a marker.</summary>
internal sealed class FormattingElements
{
    private readonly List<TreeElement?> _elements = [];

    public int Count => _elements.Count;

    public TreeElement? this[int index] => _elements[index];

    public void AddMarker() => _elements.Add(null);

    /// <summary>Of more than three alike the earliest goes.</summary>
    public void Add(TreeElement element)
    {
        var (alike, earliest) = (0, -1);
        for (var i = _elements.Count - 1; i >= 0 && _elements[i] is { } other; i--)
        {
            if (other.IsAlike(element))
            {
                (alike, earliest) = (alike + 1, i);
            }
        }

        if (alike >= 3)
        {
            RemoveAt(earliest);
        }

        Insert(_elements.Count, element);
    }

    public void Insert(int index, TreeElement element)
    {
        _elements.Insert(index, element);
        element.IsFormatting = true;
    }

    public void Remove(TreeElement element)
    {
        if (element.IsFormatting)
        {
            RemoveAt(IndexOf(element));
        }
    }

    public void Replace(int index, TreeElement element)
    {
        RemoveAt(index);
        Insert(index, element);
    }

    public int IndexOf(TreeElement element) => _elements.LastIndexOf(element);

    public void ClearToMarker()
    {
        while (_elements.Count > 0)
        {
            var last = _elements[^1];
            RemoveAt(_elements.Count - 1);
            if (last is null)
            {
                return;
            }
        }
    }

    /// <summary>The last of the kind behind the last marker.</summary>
    public TreeElement? Find(ElementKind kind)
    {
        for (var i = _elements.Count - 1; i >= 0 && _elements[i] is { } element; i--)
        {
            if (element.Kind == kind)
            {
                return element;
            }
        }

        return null;
    }

    private void RemoveAt(int index)
    {
        if (_elements[index] is { } element)
        {
            element.IsFormatting = false;
        }

        _elements.RemoveAt(index);
    }
}
