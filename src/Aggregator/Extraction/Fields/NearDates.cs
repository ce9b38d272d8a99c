using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The date that readers see near the headline or at the beginning of the text.</summary>
/// <remarks>The first date of a page often belongs to another article or a calendar, or is the date of today. So the
/// date nearest to the headline is taken.</remarks>
internal static partial class NearDates
{
    private const int Above = 4;
    private const int Below = 8;
    private const int Wordy = 3;
    private const int MaxBetween = 24;
    private const int MaxLine = 160;
    private const int Beginning = 60;

    public static DateTimeOffset? Read(Page page, PageNode? container, PageDates dates)
    {
        var body = container?.FirstBlock ?? 0;
        var headline = Headline(page, body);
        var start = headline?.FirstBlock ?? body;
        var until = (body >= start && body - start <= MaxBetween ? body : start) + Below;
        var lines = Lines(page, container, (Math.Max(0, start - Above), until), dates).Where(found => !UpdatedLabel.IsMatch(found.Text) || PublishedLabel.IsMatch(found.Text)).ToList();
        return lines.Where(found => PublishedLabel.IsMatch(found.Text)).Select(found => found.Date).FirstOrDefault()
            ?? lines.Where(found => found.Block >= start || headline is null).OrderBy(found => Cost(found.Block, found.Text, start)).Select(found => found.Date).FirstOrDefault()
            ?? AtBeginning(page, container, dates)
            ?? lines.Select(found => found.Date).LastOrDefault();
    }

    /// <summary>The distance from the headline. A line with other words costs
    /// more, because the date of an event stands in a sentence.</summary>
    private static int Cost(int block, string text, int start) => Math.Abs(block - start) + (ShortLines.IsDate(text) ? 0 : Wordy);

    /// <summary>The date in the first words of the first paragraph: «الرباط 27.1.2022 - …».</summary>
    private static DateTimeOffset? AtBeginning(Page page, PageNode? container, PageDates dates)
    {
        for (var i = container?.FirstBlock ?? 0; i < (container?.EndBlock ?? 0); i++)
        {
            var block = page.Blocks[i];
            if (block.IsContent && !block.IsPruned)
            {
                return dates.FindAtStart(block.Text[..Math.Min(block.Length, Beginning)]);
            }
        }

        return null;
    }

    private static IEnumerable<(int Block, string Text, DateTimeOffset? Date)> Lines(Page page, PageNode? container, (int From, int Until) span, PageDates dates)
    {
        for (var i = span.From; i < Math.Min(page.Blocks.Count, span.Until); i++)
        {
            var block = page.Blocks[i];
            if (block is { IsContent: false, IsTeaser: false, Length: > 5 and <= MaxLine } && (block.Place & BlockPlace.Quote) == 0 && PlaceOfDate.IsOwn(page, block.Node, container)
                && !TodayName.IsMatch(block.Node.Names) && !PlaceOfDate.IsUpdate(block.Node)
                && (FromTime(page, i, dates) ?? dates.First(block.Text)) is { } date)
            {
                yield return (i, block.Text, date);
            }
        }
    }

    /// <summary>The date in the attribute of a time element that makes up the line; null when there is none.</summary>
    private static DateTimeOffset? FromTime(Page page, int block, PageDates dates) =>
        page.Marked
            .Where(node => node.Tag == "time" && node.FirstBlock == block && node.EndBlock <= block + 1 && !PlaceOfDate.IsUpdate(node))
            .Select(node => dates.Read(node.Element.GetAttribute("datetime")))
            .FirstOrDefault(date => date is not null);

    private static PageNode? Headline(Page page, int body) =>
        page.Headings
            .Where(node => node.Tag == "h1" && node.EndBlock > node.FirstBlock && node.FirstBlock <= body + 2)
            .OrderByDescending(node => node.FirstBlock)
            .FirstOrDefault();

    [GeneratedRegex(@"publi|posted|erstellt|veröffentlicht|نشر|تاريخ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublishedLabel { get; }

    [GeneratedRegex(PageDates.Updated, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UpdatedLabel { get; }

    [GeneratedRegex(@"today|current-?date", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TodayName { get; }
}
