using Aggregator.Text;

namespace Aggregator.Feeds.Markup;

/// <summary>Reads XML as tolerantly as a browser reads HTML, in one pass and linear time.</summary>
/// <remarks>
/// One tokenizer reads correct and damaged documents. A strict reader in
/// front of it would be a second behaviour, and the two could differ.
/// </remarks>
internal sealed class MarkupReader
{
    private readonly MarkupDocument _document;
    private readonly TreeBuilder _tree;
    private int _at;

    private readonly TerminatorIndex _ends = new();

    private MarkupReader(MarkupDocument document)
    {
        _document = document;
        _tree = new TreeBuilder(document);
    }

    /// <param name="source">Decoded and cleaned.</param>
    /// <param name="repairs">Receives the faults of the document.</param>
    /// <param name="zone">The zone of dates without an offset; null means UTC.</param>
    public static MarkupDocument Read(CharacterBuffer source, RepairLog repairs, TimeZoneInfo? zone)
    {
        var document = new MarkupDocument(source, repairs) { Zone = zone };
        new MarkupReader(document).Read();
        return document;
    }

    private void Read()
    {
        var source = _document.Source;
        var textStart = 0;
        while (_at < source.Length && !_tree.IsComplete)
        {
            var tag = source[_at..].IndexOf('<');
            if (tag < 0)
            {
                break;
            }

            _at += tag;
            var start = _at;
            var space = TagScanner.SpaceInTag(_document, start + 1);
            var kind = KindAt(start + 1 + space);
            if (kind == TagKind.None || (kind == TagKind.Start && !TagScanner.IsTag(_document, start + space))
                || (kind == TagKind.Declaration && !TagScanner.IsDeclaration(source[(start + space)..])))
            {
                _document.Repairs.Add(start, "A bare < was read as itself.");
                _at++;
                continue;
            }

            if (space > 0)
            {
                _document.Repairs.Add(start, "Spaces between < and a name were skipped.");
            }

            _tree.AddText(textStart, start, isVerbatim: false);
            ReadTag(kind, start + space);
            textStart = _at;
        }

        if (!_tree.IsComplete)
        {
            _tree.AddText(textStart, source.Length, isVerbatim: false);
        }

        _tree.Finish();
    }

    private enum TagKind
    {
        None,
        Start,
        End,
        Comment,
        CData,
        Declaration,
        Instruction,
    }

    private TagKind KindAt(int at)
    {
        var rest = _document.Source[at..];
        if (rest.IsEmpty)
        {
            return TagKind.None;
        }

        return rest[0] switch
        {
            '/' => TagKind.End,
            '?' => TagKind.Instruction,
            '!' => rest.StartsWith("!--") ? TagKind.Comment : TagScanner.CDataStart(rest) > 0 ? TagKind.CData : TagKind.Declaration,
            '_' or ':' => TagKind.Start,
            var c => char.IsLetter(c) ? TagKind.Start : TagKind.None,
        };
    }

    private void ReadTag(TagKind kind, int start)
    {
        switch (kind)
        {
            case TagKind.Start:
                _at = _tree.Open(start);
                break;
            case TagKind.End:
                ReadEndTag(start);
                break;
            case TagKind.Comment:
                Skip(start, "-->", "A comment that never ends was skipped up to the next >.");
                break;
            case TagKind.CData:
                ReadCData(start + 1 + TagScanner.CDataStart(_document.Source[(start + 1)..]));
                break;
            case TagKind.Instruction:
                Skip(start, "?>", "A processing instruction that never ends was skipped up to the next >.");
                break;
            default:
                _at = Doctype.Read(_document, start);
                break;
        }
    }

    private void ReadEndTag(int start)
    {
        var source = _document.Source;
        var nameStart = start + 2;
        while (nameStart < source.Length && source[nameStart] == ' ')
        {
            nameStart++;
        }

        var nameEnd = TagScanner.NameEnd(source, nameStart);
        var stop = source[nameEnd..].IndexOfAny('<', '>');
        _at = stop < 0 ? source.Length : nameEnd + stop + (source[nameEnd + stop] == '>' ? 1 : 0);
        if (stop >= 0 && source[nameEnd + stop] == '<')
        {
            _document.Repairs.Add(start, "An end tag without > was closed.");
        }

        if (stop >= 0 && nameEnd > nameStart)
        {
            _tree.Close(nameStart, nameEnd, start);
        }
    }

    private void ReadCData(int start)
    {
        var end = _ends.Find(_document.Source, "]]>", start);
        if (end >= 0 && !IsOfAnother(start, end))
        {
            _tree.AddText(start, end, isVerbatim: true);
            _at = end + 3;
            return;
        }

        // The section is cut off or never closed. The end tag of its element, if there is one, is then the better end.
        _document.Repairs.Add(start, "A CDATA section that never ends was ended with its element.");
        end = _tree.EndTagOfCurrent(start);
        _tree.AddText(start, end, isVerbatim: true);
        _at = end;
    }

    /// <summary>Whether the terminator belongs to a later CDATA section. This
    /// is so when the element ends before the next section begins.</summary>
    private bool IsOfAnother(int start, int end)
    {
        var section = _document.Source[start..end];
        var next = section.IndexOf("<![CDATA[", StringComparison.Ordinal);
        return next >= 0 && _tree.EndsCurrent(section[..next]);
    }

    /// <summary>Whether the terminator belongs to a later comment. This is so when another comment begins before it, or
    /// when the text around the comment ends before it.</summary>
    private bool IsOfAnotherComment(int start, int end)
    {
        var next = _ends.Find(_document.Source, "<!--", start + 2);
        var close = _tree.EndTagOfText is { } tag ? _ends.Find(_document.Source, tag, start) : -1;
        return (next >= 0 && next < end) || (close >= 0 && close < end);
    }

    private void Skip(int start, string terminator, string repair)
    {
        var end = _ends.Find(_document.Source, terminator, start + 2);
        if (end >= 0 && !IsOfAnotherComment(start, end))
        {
            _at = end + terminator.Length;
            return;
        }

        _document.Repairs.Add(start, repair);
        var rest = _document.Source[(start + 1)..];
        var close = rest.IndexOf('>');
        var skipped = close < 0 ? rest : rest[..close];

        // When a tag of the feed begins before the >, the skipping stops at that tag, so that the tag is read.
        var tag = skipped.LastIndexOf('<');
        var name = tag + (tag >= 0 && tag + 1 < skipped.Length && skipped[tag + 1] == '/' ? 2 : 1);
        var isOwn = tag >= 0 && _document.Names.Find(skipped[name..TagScanner.NameEnd(skipped, name)]).Is(NameTraits.Known);
        _at = isOwn ? start + 1 + tag : close < 0 ? _document.Source.Length : start + 1 + close + 1;
    }
}
