using Aggregator.Extraction.Lines;

namespace Aggregator.Extraction.Pages;

/// <summary>The text between two borders. Block elements and line breaks are borders.</summary>
internal sealed class Block
{
    private LineKind? _line;

    public required int Index { get; init; }

    /// <summary>The nearest block element around the text.</summary>
    public required PageNode Node { get; init; }

    public required string Text { get; init; }

    /// <summary>The number of characters inside links.</summary>
    public required int LinkLength { get; init; }

    /// <summary>The index of the block's first text piece on the page.</summary>
    public required int FirstPiece { get; init; }

    public required int EndPiece { get; init; }

    /// <summary>1 to 6 inside a heading, otherwise 0.</summary>
    public required int Heading { get; init; }

    public required BlockPlace Place { get; init; }

    /// <summary>Whether only one line break separates the block from the block before it, in the same element.</summary>
    public required bool AfterBreak { get; init; }

    public bool IsPruned { get; set; }

    public bool IsTeaser { get; set; }

    /// <summary>The kind of line that the wording shows. It is computed on
    /// first use, because most lines of a page are never examined.</summary>
    public LineKind Line => _line ??= LineRules.Read(Text, LinkShare);

    /// <summary>Characters that count as article text; 0 when the block is not article text by itself.</summary>
    public double Mass { get; set; }

    /// <summary>How much the block lowers the score of an element that contains it.</summary>
    public double Noise { get; set; }

    public bool IsContent => Mass > 0;

    public int Length => Text.Length;

    public double LinkShare => Text.Length == 0 ? 0 : Math.Min(1, (double)LinkLength / Text.Length);
}

/// <summary>The kind of element that a block stands in.</summary>
[Flags]
internal enum BlockPlace
{
    Plain = 0,
    ListItem = 1,
    Quote = 2,
    Cell = 4,
    Preformatted = 8,
    Caption = 16,
    Paragraph = 32,
    Embed = 64,
}

/// <summary>A text node of the page.</summary>
/// <param name="Text">The characters with all white space.</param>
/// <param name="Parent">The nearest element around the text.</param>
internal readonly record struct TextPiece(string Text, PageNode Parent);

/// <summary>A picture or embedded post at a place between blocks.</summary>
/// <param name="BeforeBlock">The index of the first block after it.</param>
internal sealed record PageMedia(PageNode Node, int BeforeBlock);
