using System.Buffers;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

/// <summary>Writes what is kept of a page's markup, without the white space that no reader sees.</summary>
/// <remarks>
/// Between the borders of paragraphs stands white space for the eyes of programmers: as nodes of its own it would be a third
/// of the tree. End tags are borders only among their like: one without an element would part nothing.
/// </remarks>
internal sealed class KeptMarkup(CharacterBuffer kept)
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n\f");

    private Border _last;
    private bool _isSpaceDue;

    /// <summary>Indentation is a third of many pages, and one space to a reader.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Space))
        {
            _isSpaceDue |= text.Length > 0;
            return;
        }

        Before(Border.None);
        while (text.IndexOfAny('\n', '\r', '\t') is >= 0 and var border)
        {
            kept.Append(text[..border]);
            kept.Append('\n');
            text = text[border..].TrimStart(" \n\r\t");
        }

        kept.Append(text);
    }

    /// <summary>Called before a start tag is written.</summary>
    public void BeforeStart(ReadOnlySpan<char> name) => Before(Starts(name) ? Border.Start : IsUnseen(name) ? Border.End : Border.None);

    /// <summary>Called before an end tag is written.</summary>
    public void BeforeEnd(ReadOnlySpan<char> name) => Before(Starts(name) ? Border.End : Border.None);

    /// <summary>Called before anything else is written.</summary>
    public void BeforeOther() => Before(Border.None);

    private void Before(Border next)
    {
        if (_isSpaceDue && _last != Border.Start && next != Border.Start && (_last != Border.End || next != Border.End))
        {
            kept.Append('\n');
        }

        (_last, _isSpaceDue) = (next, false);
    }

    /// <summary>Elements that always begin a block of text wherever they stand: others, such as rows, do only at their place.</summary>
    private static bool Starts(ReadOnlySpan<char> name) => name is "div" or "p" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "br" or "hr"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section" or "article" or "header" or "footer" or "nav" or "aside" or "main"
        or "blockquote" or "figure" or "figcaption";

    private static bool IsUnseen(ReadOnlySpan<char> name) => name is "meta" or "link";

    private enum Border
    {
        None,
        Start,
        End,
    }
}
