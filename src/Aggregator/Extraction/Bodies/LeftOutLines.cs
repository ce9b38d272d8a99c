using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Tells which lines around the chosen text were left out, and why, for somebody who judges the extraction.</summary>
internal static class LeftOutLines
{
    private const int MaxLines = 60;
    private const int MaxText = 200;
    private const double MostlyLinks = 0.5;

    /// <returns>In document order; empty for a text that does not come from the page.</returns>
    public static IReadOnlyList<LeftOutText> Of(Page page, BodyCandidate body, TitleKeys titles)
    {
        if (body.Container is not { } container || !ReferenceEquals(page, body.Page) || body.Blocks.Count == 0)
        {
            return [];
        }

        var chosen = body.Blocks.ToHashSet();
        var said = body.Blocks.Select(block => block.Text).ToHashSet(StringComparer.Ordinal);
        return [.. page.Blocks
            .Take(Math.Max(container.EndBlock, body.Blocks[^1].Index + 1))
            .Skip(Math.Min(container.FirstBlock, body.Blocks[0].Index))
            .Where(block => !chosen.Contains(block) && block.Text.Any(char.IsLetterOrDigit))
            .Take(MaxLines)
            .Select(block => new LeftOutText(Cut(block.Text), Reason(block, said, titles)))];
    }

    private static LeftOutReason Reason(Block block, HashSet<string> said, TitleKeys titles) => block.Line switch
    {
        LineKind.ReadAlso => LeftOutReason.ReadAlso,
        LineKind.Share => LeftOutReason.Share,
        LineKind.Comments => LeftOutReason.Comments,
        LineKind.Copyright => LeftOutReason.Copyright,
        LineKind.Tags => LeftOutReason.Tags,
        LineKind.SourceLink => LeftOutReason.SourceLink,
        LineKind.Caption => LeftOutReason.Caption,
        LineKind.Credit => LeftOutReason.Credit,
        LineKind.Byline => LeftOutReason.Byline,
        LineKind.Date => LeftOutReason.Date,
        LineKind.Promotion => LeftOutReason.Promotion,
        _ when titles.Has(block.Text) => LeftOutReason.Headline,
        _ when said.Contains(block.Text) => LeftOutReason.Repeated,
        _ when (block.Place & BlockPlace.Caption) != 0 => LeftOutReason.Caption,
        _ when block.IsTeaser || block.LinkShare > MostlyLinks => LeftOutReason.OtherArticles,
        _ when block.IsPruned => LeftOutReason.ByElement,
        _ when ShortLines.IsDate(block.Text) => LeftOutReason.Date,
        _ when ShortLines.IsDateOrByline(block.Text) => LeftOutReason.Byline,
        _ => LeftOutReason.OutsideText,
    };

    private static string Cut(string text) => text.Length <= MaxText ? text : $"{text[..MaxText]}…";
}
