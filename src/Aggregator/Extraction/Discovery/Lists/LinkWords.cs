using System.Text;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The words of an element as a reader sees them. Labels such as «رياضة» stand in an element of their own before
/// the headline, and only the style of the page parts them from it.</summary>
internal sealed class LinkWords(Page page)
{
    private const int MaxText = 400;
    private const int ShortestLabel = 3;
    private const int HeadlineWords = 3;
    private const int MaxPieces = 60;

    public string Of(PageNode node)
    {
        var text = new StringBuilder();
        var line = node.FirstBlock;
        TextPiece? before = null;
        for (var i = node.FirstPiece; i < node.EndPiece && text.Length < MaxText; i++)
        {
            var piece = page.Pieces[i];
            var start = line;
            while (line < page.Blocks.Count && page.Blocks[line].EndPiece <= i)
            {
                line++;
            }

            if (before is { } label && (line != start || IsLabel(label, piece)))
            {
                text.Append(' ');
            }

            text.Append(piece.Text.AsSpan(0, Math.Min(piece.Text.Length, MaxText)));
            before = piece;
        }

        var words = string.Join(' ', text.Replace("\u200B", "").Replace("\uFEFF", "").ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > MaxText ? words[..MaxText] : words;
    }

    /// <summary>The words of a whole card that is one link: the first text of several words, without the section before it and the
    /// time and the teaser after it.</summary>
    public string Main(PageNode anchor)
    {
        var whole = Of(anchor);
        if (anchor.EndPiece - anchor.FirstPiece > MaxPieces)
        {
            return whole;
        }

        for (var i = anchor.FirstPiece; i < anchor.EndPiece; i++)
        {
            var element = page.Pieces[i].Parent;
            if (element != anchor && anchor.Holds(element) && Of(element) is var words && words.Length < whole.Length
                && LinkText.Words(words) >= HeadlineWords && LinkText.CanBeHeadline(words) && IsRestApart(anchor, element, i))
            {
                return words;
            }
        }

        return whole;
    }

    /// <summary>Whether other elements hold the rest. A word in bold letters is part of its sentence.</summary>
    private bool IsRestApart(PageNode anchor, PageNode element, int piece)
    {
        for (var i = anchor.FirstPiece; i < anchor.EndPiece; i++)
        {
            var text = page.Pieces[i];
            if (i != piece && text.Parent.Holds(element) && text.Text.Any(char.IsLetter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A large first letter belongs to its word, so very short pieces are not parted.</summary>
    private static bool IsLabel(in TextPiece label, in TextPiece piece) =>
        label.Parent != piece.Parent && label.Text.Trim().Length >= ShortestLabel && !label.Parent.Holds(piece.Parent);
}
