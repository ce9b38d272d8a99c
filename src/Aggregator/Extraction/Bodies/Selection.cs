using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Chooses the blocks of the article inside its container: from the first to the last block of text, with the
/// short lines that belong to both ends.</summary>
internal static class Selection
{
    private const int MaxShortLine = 160;
    private const int ShortHead = 60;

    /// <param name="titles">The keys of all possible titles. A line equal to one of them is not part of the body.</param>
    public static IReadOnlyList<Block> Select(Page page, PageNode container, TitleKeys titles)
    {
        var blocks = new List<Block>();
        for (var i = container.FirstBlock; i < container.EndBlock; i++)
        {
            if (!page.Blocks[i].IsPruned)
            {
                blocks.Add(page.Blocks[i]);
            }
        }

        var first = blocks.FindIndex(block => block.IsContent);
        if (first < 0)
        {
            return [];
        }

        var last = blocks.FindLastIndex(block => block.IsContent);
        first = ExtendBack(blocks, first);
        last = ExtendForward(blocks, last);
        var chosen = Inside(blocks, first, last, titles);
        return TrimHeads(chosen, trimsColons: true);
    }

    /// <summary>All lines of an element that is known to be the body, except boilerplate. Recipes, results and
    /// programmes consist of short lines and links.</summary>
    public static IReadOnlyList<Block> Lines(Page page, PageNode container, TitleKeys titles)
    {
        var chosen = new List<Block>();
        for (var i = container.FirstBlock; i < container.EndBlock; i++)
        {
            if (page.Blocks[i] is { IsPruned: false, IsTeaser: false, Line: LineKind.Text } block && (block.Place & BlockPlace.Caption) == 0
                && !titles.Has(block.Text) && block.Text.AsSpan().ContainsLetterOrDigit()
                && ((block.Place & BlockPlace.Cell) != 0 || !ShortLines.IsDateOrByline(block.Text)))
            {
                chosen.Add(block);
            }
        }

        return TrimHeads(chosen, trimsColons: false);
    }

    /// <summary>Short paragraphs before the first long one belong to the body when they stand beside it.</summary>
    private static int ExtendBack(List<Block> blocks, int first)
    {
        var anchor = blocks[first];
        var start = first;
        for (var i = first - 1; i >= 0; i--)
        {
            var block = blocks[i];
            if (IsCaption(block) || IsPromotionBetween(block, anchor))
            {
                continue;
            }

            if (!MayBegin(block, anchor))
            {
                break;
            }

            start = i;
        }

        return start;
    }

    /// <summary>Lines after the last long paragraph belong to the body, until boilerplate or links begin.</summary>
    private static int ExtendForward(List<Block> blocks, int last)
    {
        var anchor = blocks[last];
        var end = last;
        for (var i = last + 1; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (IsCaption(block))
            {
                continue;
            }

            if (!IsPlain(block) || !Nearness.IsNear(block, anchor))
            {
                break;
            }

            end = i;
        }

        return end;
    }

    /// <summary>Whether the block is a paragraph such as «انقر هنا لمزيد من التفاصيل». The body may begin before it.</summary>
    private static bool IsPromotionBetween(Block block, Block anchor) =>
        block.Line is LineKind.Share or LineKind.Promotion && (block.Place & BlockPlace.Paragraph) != 0 && Weights.EndsLikeSentence(block.Text)
        && block.Node != anchor.Node && Nearness.IsBeside(block, anchor);

    private static bool MayBegin(Block block, Block anchor) =>
        IsPlain(block) && block.Heading != 1 && (Nearness.IsBeside(block, anchor) || IsOpening(block, anchor)) && !ShortLines.IsDateOrByline(block.Text);

    /// <summary>Whether the block is a sentence in a box like the anchor's box. Some templates put each paragraph into such a
    /// box, also a short first one.</summary>
    private static bool IsOpening(Block block, Block anchor) =>
        block.Node.Tag == "p" && block.Heading == 0 && block.LinkLength == 0 && Weights.EndsLikeSentence(block.Text)
        && Nearness.IsTwin(block, anchor);

    private static bool IsCaption(Block block) => block.Line == LineKind.Caption || (block.Place & BlockPlace.Caption) != 0;

    private static bool IsPlain(Block block) =>
        block is { Line: LineKind.Text, IsTeaser: false, LinkShare: < 0.5 } && (block.Place & BlockPlace.Caption) == 0;

    private static List<Block> Inside(List<Block> blocks, int first, int last, TitleKeys titles)
    {
        var chosen = new List<Block>();
        var afterBox = false;
        for (var i = first; i <= last; i++)
        {
            var block = blocks[i];
            if (block.Line != LineKind.Text)
            {
                afterBox = block.Line is LineKind.ReadAlso or LineKind.Share or LineKind.SourceLink;
                DropHeadBefore(chosen, block);
                continue;
            }

            // The linked lines after a read-also line belong to it and are left out too.
            if (afterBox && block.LinkShare > 0.5 && block.Length < MaxShortLine)
            {
                continue;
            }

            afterBox = false;
            if (Belongs(block, i == first, titles))
            {
                chosen.Add(block);
            }
        }

        return chosen;
    }

    private static void DropHeadBefore(List<Block> chosen, Block box)
    {
        if (box.Line == LineKind.ReadAlso && chosen is [.., { Heading: > 0, LinkShare: > 0.5 }])
        {
            chosen.RemoveAt(chosen.Count - 1);
        }
    }

    private static bool Belongs(Block block, bool isFirst, TitleKeys titles)
    {
        if (block.IsContent)
        {
            return !titles.Has(block.Text);
        }

        if (block.IsTeaser || (block.Place & BlockPlace.Caption) != 0 || titles.Has(block.Text))
        {
            return false;
        }

        var isInCell = (block.Place & BlockPlace.Cell) != 0;
        if (IsLinkLine(block))
        {
            // Items and cells often link their first words and say something of their own after these.
            return (isInCell || (block.Place & BlockPlace.ListItem) != 0) && block.Heading == 0 && block.LinkShare < 0.9;
        }

        // A date or a number in a table is content. Without it, the other cells would stand under wrong headings.
        return block.Text.AsSpan().ContainsLetterOrDigit() && !(isFirst && ShortLines.IsDateOrByline(block.Text))
            && (isInCell || !ShortLines.IsDate(block.Text));
    }

    private static bool IsLinkLine(Block block) => block.LinkShare > 0.7 && (block.Heading > 0 || block.Length < MaxShortLine);

    /// <summary>Removes headings from the end, and short lines that end in
    /// a colon, because the text that they announce was left out.</summary>
    private static List<Block> TrimHeads(List<Block> chosen, bool trimsColons)
    {
        while (chosen is [.., { Heading: > 0 }] || (trimsColons && chosen is [_, .., { Length: < ShortHead }] && chosen[^1].Text.EndsWith(':')))
        {
            chosen.RemoveAt(chosen.Count - 1);
        }

        return chosen;
    }

    private static bool ContainsLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var sign in text)
        {
            if (char.IsLetterOrDigit(sign))
            {
                return true;
            }
        }

        return false;
    }
}
