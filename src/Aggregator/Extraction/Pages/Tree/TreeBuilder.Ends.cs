namespace Aggregator.Extraction.Pages.Tree;

/// <content>The body's end tags, and formatting that was closed in the wrong order.</content>
internal sealed partial class TreeBuilder
{
    private void EndInBody()
    {
        var name = reader.Name;
        if ((name.Tag & TagTraits.Block) != 0 || name.Name is "button" or "listing" or "pre" or "applet" or "marquee" or "object")
        {
            EndBlock(name);
        }
        else if ((name.Tag & TagTraits.Formatting) != 0)
        {
            CloseFormatting(name);
        }
        else if ((name.Tag & TagTraits.Heading) != 0)
        {
            if (_open.HasInScope(TagTraits.Heading))
            {
                _open.PopUntil(TagTraits.Heading);
            }
        }
        else
        {
            EndByName(name);
        }
    }

    private void EndByName(ElementKind name)
    {
        switch (name.Name)
        {
            case "p":
                if (!_open.HasInButtonScope(Tags.Paragraph))
                {
                    Insert(Tags.Paragraph);
                }

                CloseParagraph();
                break;
            case "li":
                if (_open.HasInListScope(Tags.ListItem))
                {
                    _open.PopUntil(Tags.ListItem);
                }

                break;
            case "dd" or "dt":
                if (_open.HasInScope(name))
                {
                    _open.PopUntil(name);
                }

                break;
            case "body" or "html":
                EndBody();
                break;
            case "form":
                EndForm();
                break;
            case "br":
                Reopen();
                Insert(Tags.Break);
                _open.Pop();
                _allowsFrames = false;
                break;
            case "template":
                EndTemplate();
                break;
            default:
                EndOther(name);
                break;
        }
    }

    private void EndBlock(ElementKind name)
    {
        if (!_open.HasInScope(name))
        {
            return;
        }

        _open.PopUntil(name);
        if (name.Name is "applet" or "marquee" or "object")
        {
            _formatting.ClearToMarker();
        }
    }

    private void EndBody()
    {
        if (!_open.HasInScope(Tags.Body))
        {
            return;
        }

        _mode = BuildMode.AfterBody;
    }

    private void EndForm()
    {
        if (_open.Has(Tags.Template))
        {
            if (_open.HasInScope(Tags.Form))
            {
                _open.PopUntil(Tags.Form);
            }

            return;
        }

        var form = _form;
        _form = null;
        if (form is not null && _open.HasInScope(form))
        {
            _open.PopImplied();
            _open.Remove(form);
        }
    }

    private void EndOther(ElementKind name)
    {
        for (var i = _open.Count - 1; i > 0; i--)
        {
            var element = _open[i];
            if (element.Is(name))
            {
                while (_open.Count > i)
                {
                    _open.Pop();
                }

                return;
            }

            if (element.Has(TagTraits.Special))
            {
                return;
            }
        }
    }

    /// <summary>Formatting that the last block cut off goes on in this one.</summary>
    private void Reopen()
    {
        var first = _formatting.Count;
        while (first > 0 && _formatting[first - 1] is { IsOpen: false })
        {
            first--;
        }

        for (var i = first; i < _formatting.Count; i++)
        {
            _formatting.Replace(i, Insert(_formatting[i]!.Clone())); // No marker stands behind the first.
        }
    }

    /// <summary>What the standard calls the adoption agency: «b» ends, and what was opened inside it goes on.</summary>
    private void CloseFormatting(ElementKind name)
    {
        if (_open.Current.Is(name) && !_open.Current.IsFormatting)
        {
            _open.Pop();
            return;
        }

        for (var outer = 0; outer < 8; outer++)
        {
            if (_formatting.Find(name) is not { } formatting)
            {
                if (outer == 0)
                {
                    EndOther(name);
                }

                return;
            }

            if (!formatting.IsOpen)
            {
                _formatting.Remove(formatting);
                return;
            }

            if (!_open.HasInScope(formatting))
            {
                return;
            }

            if (!Adopt(formatting))
            {
                return;
            }
        }
    }

    /// <returns>False when the element holds no block, and is closed.</returns>
    private bool Adopt(TreeElement formatting)
    {
        var index = _open.IndexOf(formatting);
        var furthest = index + 1;
        while (furthest < _open.Count && !_open[furthest].Has(TagTraits.Special))
        {
            furthest++;
        }

        if (furthest == _open.Count)
        {
            while (_open.Count > index)
            {
                _open.Pop();
            }

            _formatting.Remove(formatting);
            return false;
        }

        var block = _open[furthest];
        var around = _open[index - 1];
        var (last, bookmark) = Rewrap(formatting, furthest);
        Place(last, around);
        var clone = formatting.Clone();
        while (block.First is { } child)
        {
            child.MoveTo(clone);
        }

        clone.MoveTo(block);
        Grow(clone.Depth);
        _formatting.Insert(bookmark is null ? _formatting.IndexOf(formatting) : _formatting.IndexOf(bookmark) + 1, clone);
        _formatting.Remove(formatting);
        _open.Remove(formatting);
        _open.Insert(_open.IndexOf(block) + 1, clone);
        return true;
    }

    /// <summary>Wraps the block into copies of the formatting between it and the element that ends.</summary>
    /// <returns>The outermost copy, and the innermost one; the block itself and null where there are none.</returns>
    private (TreeElement Last, TreeElement? Bookmark) Rewrap(TreeElement formatting, int furthest)
    {
        var last = _open[furthest];
        TreeElement? bookmark = null;
        var index = furthest - 1;
        for (var inner = 1; _open[index] != formatting; inner++, index--)
        {
            var node = _open[index];
            if (inner > 3)
            {
                _formatting.Remove(node);
            }

            if (!node.IsFormatting)
            {
                _open.RemoveAt(index);
                continue;
            }

            var clone = node.Clone();
            _formatting.Replace(_formatting.IndexOf(node), clone);
            _open.Replace(index, clone);
            bookmark ??= clone;
            last.MoveTo(clone);
            last = clone;
        }

        return (last, bookmark);
    }
}
