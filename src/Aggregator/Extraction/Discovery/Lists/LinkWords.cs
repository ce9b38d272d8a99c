using System.Text;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>The words of an element as a reader sees them. Labels such as «رياضة» stand in an element of their own before
/// the headline, and only the style of the page parts them from it.</summary>
internal sealed class LinkWords(Page page)
{
    private const int MaxText = 400;
    private const int ShortestLabel = 3;

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

    /// <summary>A large first letter belongs to its word, so very short pieces are not parted.</summary>
    private static bool IsLabel(in TextPiece label, in TextPiece piece) =>
        label.Parent != piece.Parent && label.Text.Trim().Length >= ShortestLabel && !label.Parent.Holds(piece.Parent);
}
