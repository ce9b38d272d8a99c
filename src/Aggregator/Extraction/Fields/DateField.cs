using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;
using Aggregator.Text.Dates;

namespace Aggregator.Extraction.Fields;

/// <summary>When the article was published. The page's declarations come first, then the date near the headline, then
/// the date in the address, then the other text.</summary>
internal static partial class DateField
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "datePublished", "dateCreated", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate", "publish-date", "publish_date", "published-date", "publication_date", "article_date_original", "cXenseParse:recs:publishtime",
        "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.issued", "date.issued", "originalpublicationdate", "rnews:datePublished",
        "ptime", "article:post_time", "displaydate", "shareaholic:article_published_time", "citation_publication_date", "citation_date",
        "bt:pubdate", "published", "published_on", "publishtime", "article.published", "date_published", "og:pubdate", "video:release_date",
    ];

    /// <summary>Some templates fill these with the time of the print edition, of the last change or of the request.</summary>
    private static readonly string[] WeakNames = ["dcterms.date", "dc.date", "date", "timestamp", "last_updated_date"];

    public static DateTimeOffset? Published(Page page, PageEvidence evidence, PageNode? container, PageDates dates)
    {
        // Reading the lines for dates costs more than all other steps. Most
        // pages declare a date, so the lines are read only when they are needed.
        var near = new Lazy<DateTimeOffset?>(() => NearDates.Read(page, container, dates));
        var address = FromAddress(page.Url, dates);
        var found = Declared(page, evidence, container, dates, near)
            ?? Weak(evidence, dates, near)
            ?? (near.Value is { } seen && (address is null || seen.Date == address.Value.Date) ? seen : address)
            ?? FromScripts(page, dates)
            ?? FromTimes(page, container, dates, ofUpdates: false)
            ?? FromNames(page, container, dates)
            ?? FromTimes(page, container, dates, ofUpdates: true)
            ?? FromText(page, container, dates)
            ?? dates.Read(evidence.Data.Modified)
            ?? dates.Read(evidence.Meta("article:modified_time", "og:updated_time"));
        return found is { } date && address is { } day ? PageDates.OnDay(date, day.Date) : found;
    }

    /// <summary>The date that the page declares. When the other declarations contradict JSON-LD, the JSON-LD belongs to
    /// another article on the page.</summary>
    private static DateTimeOffset? Declared(Page page, PageEvidence evidence, PageNode? container, PageDates dates, Lazy<DateTimeOffset?> near)
    {
        var structured = dates.Read(evidence.Data.Published);
        var meta = PublishedNames.Select(name => dates.Read(evidence.Meta(name))).FirstOrDefault(date => date is not null);
        var marked = Marked(page, container, dates, "datePublished");
        if (structured is { } first && meta is { } second && Day(first) != Day(second) && (Day(second) == Day(marked) || Day(second) == Day(near.Value)))
        {
            return second;
        }

        return CalendarDay.MorePrecise(CalendarDay.MorePrecise(structured, meta), marked);
    }

    private static DateTimeOffset? Weak(PageEvidence evidence, PageDates dates, Lazy<DateTimeOffset?> near)
    {
        var weak = WeakNames.Select(name => dates.Read(evidence.Meta(name))).FirstOrDefault(date => date is not null);
        return weak is not null && near.Value is { } seen && seen < weak && Day(seen) != Day(weak) ? seen : weak;
    }

    private static DateTime? Day(DateTimeOffset? date) => date?.Date;

    /// <summary>Pages that are drawn by scripts hold the date in the data of a script.</summary>
    private static DateTimeOffset? FromScripts(Page page, PageDates dates)
    {
        foreach (var match in ScriptDate.EnumerateMatches(page.Original.Span))
        {
            var value = page.Original.Span.Slice(match.Index, match.Length);
            var text = value[(value.LastIndexOfAny('"', '\'', ';') + 1)..].ToString();
            if (dates.Read(text) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    public static DateTimeOffset? Modified(Page page, PageEvidence evidence, PageNode? container, PageDates dates) =>
        dates.Read(evidence.Data.Modified)
        ?? dates.Read(evidence.Meta("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified"))
        ?? Marked(page, container, dates, "dateModified");

    private static DateTimeOffset? Marked(Page page, PageNode? container, PageDates dates, string property) =>
        page.Marked
            .Where(node => (node.Element.GetAttribute("itemprop")?.Contains(property, StringComparison.Ordinal) ?? false) && PlaceOfDate.IsOwn(page, node, container))
            .Select(node => dates.Read(node.Element.GetAttribute("datetime")) ?? dates.Read(node.Element.GetAttribute("content"))
                ?? (node.Tag == "abbr" ? dates.Read(node.Element.GetAttribute("title")) : null) ?? dates.Read(page.TextOf(node, 100)))
            .FirstOrDefault(date => date is not null);

    private static DateTimeOffset? FromAddress(Uri url, PageDates dates)
    {
        var match = AddressDate.Match(url.AbsolutePath);
        return match.Success ? dates.Read($"{match.Groups[1].Value}-{Pad(match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value)}-{Pad(match.Groups[4].Value)}") : null;
    }

    private static string Pad(string number) => number.PadLeft(2, '0');

    /// <summary>The date of the first time element that belongs to the
    /// article; of two elements side by side, the earlier date.</summary>
    private static DateTimeOffset? FromTimes(Page page, PageNode? container, PageDates dates, bool ofUpdates)
    {
        var times = page.Marked
            .Where(node => node.Tag == "time" && PlaceOfDate.IsOwn(page, node, container) && PlaceOfDate.IsUpdate(node) == ofUpdates)
            .Select(node => (Node: node, Date: dates.Read(node.Element.GetAttribute("datetime")) ?? dates.Read(page.TextOf(node, 100))))
            .Where(time => time.Date is not null)
            .ToList();
        return times.Count == 0 ? null : times.TakeWhile(time => time.Node.Parent == times[0].Node.Parent).Min(time => time.Date);
    }

    private static DateTimeOffset? FromNames(Page page, PageNode? container, PageDates dates) =>
        page.Named
            .Where(node => (node.Marks & NameMarks.Date) != 0 && PlaceOfDate.IsOwn(page, node, container) && !PlaceOfDate.IsUpdate(node))
            .Select(node => page.TextOf(node, 161))
            .Where(text => text.Length is > 5 and <= 160)
            .Select(dates.First)
            .FirstOrDefault(date => date is not null);

    private static DateTimeOffset? FromText(Page page, PageNode? container, PageDates dates)
    {
        var until = Math.Min(page.Blocks.Count, (container?.FirstBlock ?? 40) + 4);
        for (var i = Math.Max(0, until - 40); i < until; i++)
        {
            if (page.Blocks[i] is { IsContent: false, Length: > 5 and < 200 } && PlaceOfDate.IsOwn(page, page.Blocks[i].Node, container) && (page.Blocks[i].Place & BlockPlace.Quote) == 0 && dates.First(page.Blocks[i].Text) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>A month of one digit needs a separator before and after it.
    /// Otherwise "/2023/11/01/" could be read as the first of January.</summary>
    [GeneratedRegex(@"/((?:19|20)\d\d)(?:[/_-](1[0-2]|0?[1-9])[/_-]|(0[1-9]|1[0-2]))(3[01]|[12]\d|0?[1-9])(?=[/_-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex AddressDate { get; }

    [GeneratedRegex(@"(?:""|'|&quot;)(?:datePublished|publishedAt|published_at|publishDate|publish_date|publicationDate|publication_date|firstPublicationDate|firstPublished|pubDate)(?:""|'|&quot;)\s*:\s*(?:""|'|&quot;)[\dT:.+\-Z ]{8,35}(?=""|'|&quot;)", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptDate { get; }
}
