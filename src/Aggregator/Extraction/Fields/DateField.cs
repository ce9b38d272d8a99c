using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>When the article was published: the page's declarations first, its address next, its visible text last.</summary>
internal static partial class DateField
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "datePublished", "dateCreated", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate", "publish-date", "publish_date", "published-date", "publication_date", "article_date_original", "cXenseParse:recs:publishtime",
        "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dcterms.issued", "dc.date", "date.issued", "originalpublicationdate", "rnews:datePublished",
        "ptime", "date", "timestamp", "article:post_time", "displaydate", "shareaholic:article_published_time", "last_updated_date", "citation_publication_date", "citation_date",
        "bt:pubdate", "published", "publishtime", "article.published", "date_published", "og:pubdate", "video:release_date",
    ];

    public static DateTimeOffset? Published(Page page, PageEvidence evidence, PageNode? container, PageDates dates) =>
        dates.Read(evidence.Data.Published)
        ?? PublishedNames.Select(name => dates.Read(evidence.Meta(name))).FirstOrDefault(date => date is not null)
        ?? Marked(page, dates, "datePublished")
        ?? FromAddress(page.Url, dates)
        ?? FromTimes(page, dates)
        ?? FromNames(page, dates)
        ?? FromText(page, container, dates)
        ?? dates.Read(evidence.Data.Modified)
        ?? dates.Read(evidence.Meta("article:modified_time", "og:updated_time"));

    public static DateTimeOffset? Modified(Page page, PageEvidence evidence, PageDates dates) =>
        dates.Read(evidence.Data.Modified)
        ?? dates.Read(evidence.Meta("article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified"))
        ?? Marked(page, dates, "dateModified");

    private static DateTimeOffset? Marked(Page page, PageDates dates, string property) =>
        page.Marked
            .Where(node => node.Element.GetAttribute("itemprop")?.Contains(property, StringComparison.Ordinal) ?? false)
            .Select(node => dates.Read(node.Element.GetAttribute("datetime")) ?? dates.Read(node.Element.GetAttribute("content")) ?? dates.Read(page.TextOf(node, 100)))
            .FirstOrDefault(date => date is not null);

    private static DateTimeOffset? FromAddress(Uri url, PageDates dates)
    {
        var match = AddressDate.Match(url.AbsolutePath);
        return match.Success ? dates.Read($"{match.Groups[1].Value}-{Pad(match.Groups[2].Value)}-{Pad(match.Groups[3].Value)}") : null;
    }

    private static string Pad(string number) => number.PadLeft(2, '0');

    private static DateTimeOffset? FromTimes(Page page, PageDates dates) =>
        page.Marked
            .Where(node => node.Tag == "time" && !node.Has(NodeTraits.Comments))
            .Select(node => dates.Read(node.Element.GetAttribute("datetime")) ?? dates.Read(page.TextOf(node, 100)))
            .FirstOrDefault(date => date is not null);

    private static DateTimeOffset? FromNames(Page page, PageDates dates) =>
        page.Named
            .Where(node => (ElementNames.Read(node.Names) & NameMarks.Date) != 0)
            .Select(node => page.TextOf(node, 161))
            .Where(text => text.Length is > 5 and <= 160)
            .Select(text => dates.Read(text) ?? dates.Find(text))
            .FirstOrDefault(date => date is not null);

    private static DateTimeOffset? FromText(Page page, PageNode? container, PageDates dates)
    {
        var until = Math.Min(page.Blocks.Count, (container?.FirstBlock ?? 40) + 4);
        for (var i = Math.Max(0, until - 40); i < until; i++)
        {
            if (page.Blocks[i].Length is > 5 and < 200 && (dates.Read(page.Blocks[i].Text) ?? dates.Find(page.Blocks[i].Text)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    [GeneratedRegex(@"/((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0?[1-9]|[12]\d|3[01])(?:[/_-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex AddressDate { get; }
}
