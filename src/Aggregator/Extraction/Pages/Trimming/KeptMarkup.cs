using System.Buffers;
using System.Text;
using Aggregator.Text;

namespace Aggregator.Extraction.Pages.Trimming;

/// <summary>Writes the markup that is kept, without white space that readers do not see.</summary>
/// <remarks>
/// White space beside a start tag of a block, and between two end tags of blocks, is left out, because as nodes it would be a
/// third of the tree. Between an end tag and text it is kept, because an end tag without its element separates nothing.
/// </remarks>
internal sealed class KeptMarkup(CharacterBuffer kept)
{
    private const int LongestBlockName = 10;

    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\r\n\f");

    private Border _last;
    private bool _isSpaceDue;

    /// <summary>Writes text. White space that begins with a line break or a tab becomes one line break: indentation is
    /// a third of many pages, and readers see one space.</summary>
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

    public void BeforeStart(ReadOnlySpan<char> name) => Before(Starts(name) ? Border.Start : IsUnseen(name) ? Border.End : Border.None);

    public void BeforeEnd(ReadOnlySpan<char> name) => Before(Starts(name) ? Border.End : Border.None);

    public void BeforeOther() => Before(Border.None);

    private void Before(Border next)
    {
        if (_isSpaceDue && _last != Border.Start && next != Border.Start && (_last != Border.End || next != Border.End))
        {
            kept.Append('\n');
        }

        (_last, _isSpaceDue) = (next, false);
    }

    private static bool Starts(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[LongestBlockName];
        return name.Length <= LongestBlockName && Ascii.ToLower(name, lower, out var length) == OperationStatus.Done && StartsBlock(lower[..length]);
    }

    /// <summary>Elements that begin a block of text wherever they stand. Other elements, such as rows of tables, do so
    /// only in their proper place.</summary>
    private static bool StartsBlock(ReadOnlySpan<char> name) => name is "div" or "p" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "br" or "hr"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section" or "article" or "header" or "footer" or "nav" or "aside" or "main"
        or "blockquote" or "figure" or "figcaption";

    private static bool IsUnseen(ReadOnlySpan<char> name) =>
        name.Equals("meta", StringComparison.OrdinalIgnoreCase) || name.Equals("link", StringComparison.OrdinalIgnoreCase);

    private enum Border
    {
        None,
        Start,
        End,
    }
}
