using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Writes the allowed elements so that every HTML parser reads back the same tree. End tags that the HTML
/// standard implies are written, and parts of tables in a wrong place lose their tags.</summary>
internal sealed class SanitizerWriter(SanitizerAttributes attributes, int capacity) : IFragmentSink
{
    /// <summary>Elements at a greater depth lose their tags. The deepest real articles have fewer than 40 levels.</summary>
    internal const int MaxDepth = 96;

    // A table is written only where the limit leaves room for its sections, rows and cells.
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
        // The first line break in pre belongs to its layout (HTML standard §13.2.6.4.7). The line breaks after it are
        // removed too, because a browser that writes the element again loses one of them each time.
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
        // A browser reads <br></br> as two line breaks. It comes from XHTML in feeds and means one.
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

    /// <returns>The place of the open element that the end tag ends; -1 when there is none.</returns>
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

    /// <summary>Puts text and blocks that stand directly in a table into a row
    /// and a cell, because browsers would move them out of the table.</summary>
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

    /// <returns>False when no table is open; the part then loses its tags.</returns>
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

    /// <summary>Writes a space between cells that have no table, so that their words do not run together.</summary>
    private void Separate()
    {
        if (_output.Length > 0 && !char.IsWhiteSpace(_output[^1]))
        {
            _output.Append(' ');
        }
    }
}
