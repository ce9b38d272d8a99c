using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>
/// Writes allowed elements, nested so that any HTML parser reads back the very tree that was written:
/// the implied end tags of the HTML standard are written out, misplaced parts of tables lose their tags.
/// </summary>
internal sealed class SanitizerWriter(SanitizerAttributes attributes, int capacity) : IFragmentSink
{
    /// <summary>Deeper elements lose their tags; the deepest articles of the wild stay under 40.</summary>
    internal const int MaxDepth = 96;

    // A table is begun only where its sections, rows and cells still find room.
    private const int TableDepth = 4;

    private readonly StringBuilder _output = new(capacity);
    private readonly SanitizerElement[] _open = new SanitizerElement[MaxDepth + TableDepth];
    private int[]? _tooDeep;
    private int _depth;
    private bool _afterPreformatted;
    private bool _afterBreak;

    private SanitizerElement? Top => _depth == 0 ? null : _open[_depth - 1];

    public string Finish()
    {
        PopTo(0);
        return _output.ToString();
    }

    public void Text(ReadOnlySpan<char> text)
    {
        // The first newline in pre belongs to its layout (HTML standard §13.2.6.4.7); those after it go too, because
        // a browser that writes the element loses one more each time.
        if (_afterPreformatted)
        {
            text = text.TrimStart("\r\n");
        }

        _afterBreak = false;
        if (text.Length == 0)
        {
            return;
        }

        if (Top?.Is(ElementTraits.TableFrame) == true && text.ContainsAnyExcept(" \t\n\r\f"))
        {
            EnterCell();
        }

        _afterPreformatted = false;
        SanitizerText.Append(_output, text, inAttribute: false);
    }

    public void Start(SanitizerElement element, ref StructHtmlToken token)
    {
        _afterBreak = element == SanitizerElements.LineBreak;
        if (element.Is(ElementTraits.Kept) && attributes.TryWrite(element, ref token, out var written))
        {
            Start(element, written);
        }
    }

    public void End(SanitizerElement element)
    {
        // A browser reads <br></br> as two breaks; XHTML in feeds, where it comes from, meant one.
        if (element == SanitizerElements.LineBreak && !_afterBreak)
        {
            Start(element, null);
        }

        _afterBreak = false;

        if (!element.Is(ElementTraits.Kept) || element.Is(ElementTraits.Void) || WasTooDeep(element))
        {
            return;
        }

        var place = FindForEnd(element);
        if (place >= 0)
        {
            PopTo(place);
        }
    }

    private void Start(SanitizerElement element, StringBuilder? written)
    {
        if (element.Is(ElementTraits.TablePart))
        {
            if (!EnterTable(element))
            {
                Separate();
                return;
            }
        }
        else
        {
            if (Top?.Is(ElementTraits.TableFrame) == true)
            {
                EnterCell();
            }

            EndImplied(element);
            if (!element.Is(ElementTraits.Void) && _depth >= (element == SanitizerElements.TableRoot ? MaxDepth - TableDepth : MaxDepth))
            {
                (_tooDeep ??= new int[SanitizerElements.Count + 1])[element.Index]++;
                return;
            }
        }

        Push(element, written);
    }

    private void Push(SanitizerElement element, StringBuilder? written)
    {
        _output.Append('<').Append(element.Name).Append(written).Append('>');
        _afterPreformatted = element.Name == "pre";
        if (!element.Is(ElementTraits.Void))
        {
            _open[_depth++] = element;
        }
    }

    private void PopTo(int depth)
    {
        while (_depth > depth)
        {
            _output.Append("</").Append(_open[--_depth].Name).Append('>');
            _afterPreformatted = false;
        }
    }

    /// <summary>Writes the end tags that the start tag of <paramref name="element"/> implies.</summary>
    private void EndImplied(SanitizerElement element)
    {
        if (element == SanitizerElements.ListItem)
        {
            EndItem(SanitizerElements.ListItem, SanitizerElements.ListItem);
        }
        else if (element == SanitizerElements.Definition || element == SanitizerElements.Term)
        {
            EndItem(SanitizerElements.Definition, SanitizerElements.Term);
        }

        if (element.Is(ElementTraits.ClosesParagraph))
        {
            EndNearest(SanitizerElements.Paragraph);
        }

        if (element.Is(ElementTraits.Heading) && Top?.Is(ElementTraits.Heading) == true)
        {
            PopTo(_depth - 1);
        }

        if (element == SanitizerElements.Anchor)
        {
            EndNearest(SanitizerElements.Anchor);
        }
    }

    private void EndItem(SanitizerElement item, SanitizerElement other)
    {
        for (var place = _depth - 1; place >= 0; place--)
        {
            var open = _open[place];
            if (open == item || open == other)
            {
                PopTo(place);
                return;
            }

            if (open.Is(ElementTraits.Special) && open.Name is not ("address" or "div" or "p"))
            {
                return;
            }
        }
    }

    private void EndNearest(SanitizerElement element)
    {
        for (var place = _depth - 1; place >= 0 && !_open[place].Is(ElementTraits.Barrier); place--)
        {
            if (_open[place] == element)
            {
                PopTo(place);
                return;
            }
        }
    }

    /// <returns>The place of the open element that the end tag ends; -1 when it ends none.</returns>
    private int FindForEnd(SanitizerElement element)
    {
        var isTable = element.Is(ElementTraits.TableFrame | ElementTraits.TablePart);
        for (var place = _depth - 1; place >= 0; place--)
        {
            var open = _open[place];
            if (open == element || (element.Is(ElementTraits.Heading) && open.Is(ElementTraits.Heading)))
            {
                return place;
            }

            if (isTable ? open == SanitizerElements.TableRoot : StopsEnd(open, element))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool StopsEnd(SanitizerElement open, SanitizerElement element)
    {
        if (open.Is(ElementTraits.Barrier | ElementTraits.TableFrame))
        {
            return true;
        }

        return element.Is(ElementTraits.ClosesParagraph)
            ? element == SanitizerElements.ListItem && open.Name is "ul" or "ol"
            : !element.Is(ElementTraits.Formatting) && open.Is(ElementTraits.Special);
    }

    private bool WasTooDeep(SanitizerElement element)
    {
        if (_tooDeep is null || _tooDeep[element.Index] == 0)
        {
            return false;
        }

        _tooDeep[element.Index]--;
        return true;
    }

    /// <summary>Text and blocks directly in a table, where browsers would throw them out, get a row and a cell.</summary>
    private void EnterCell()
    {
        if (Top == SanitizerElements.ColumnGroup)
        {
            PopTo(_depth - 1);
        }

        if (Top != SanitizerElements.Row)
        {
            Push(SanitizerElements.Row, null);
        }

        Push(SanitizerElements.Cell, null);
    }

    /// <returns>False when no table is open: the part then loses its tags.</returns>
    private bool EnterTable(SanitizerElement part)
    {
        var table = _depth == 0 ? -1 : Array.LastIndexOf(_open, SanitizerElements.TableRoot, _depth - 1, _depth);
        if (table < 0)
        {
            return false;
        }

        var section = table + 1 < _depth && _open[table + 1].Name is "tbody" or "thead" or "tfoot" ? table + 2 : table + 1;
        var inRow = section < _depth && _open[section] == SanitizerElements.Row;
        switch (part.Name)
        {
            case "td" or "th":
                PopTo(inRow ? section + 1 : section);
                if (!inRow)
                {
                    Push(SanitizerElements.Row, null);
                }

                return true;
            case "tr":
                PopTo(section);
                return true;
            case "col" when Top == SanitizerElements.ColumnGroup:
                return true;
            default:
                PopTo(table + 1);
                return true;
        }
    }

    /// <summary>Cells without a table must not run together into one word.</summary>
    private void Separate()
    {
        if (_output.Length > 0 && !char.IsWhiteSpace(_output[^1]))
        {
            _output.Append(' ');
        }
    }
}
