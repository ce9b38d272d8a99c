using Aggregator.Extraction.Fields;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Addresses;
using Aggregator.Text.Dates;
using Aggregator.Text.Sentences;
using AngleSharp.Dom;

namespace Aggregator.Extraction.Discovery;

/// <summary>Reads a section page as a feed, for sources that publish no feed.</summary>
public static class ListingPage
{
    private const int MaxEntries = 200;

    // Pages that load pictures later keep the address here, and a placeholder in src.
    private static readonly string[] PictureAttributes = ["data-src", "data-lazy-src", "data-original", "src"];

    /// <param name="page">A front or section page.</param>
    /// <param name="source">Its listing rules, encoding and time zone are used.</param>
    public static FeedOutcome Parse(FetchedDocument page, Source source)
    {
        if (source.Listing is not { } rules)
        {
            return NotAListing(SentenceKind.ListingWithoutRules, source.Id);
        }

        try
        {
            return Parse(page, source, rules);
        }
        catch (DomException)
        {
            // AngleSharp throws this exception only for a selector that it cannot parse.
            return NotAListing(SentenceKind.ListingBadSelector, source.Id);
        }
    }

    private static FeedOutcome Parse(FetchedDocument page, Source source, ListingRules rules)
    {
        if (HtmlPage.Open(page, source.Encoding) is not { } html)
        {
            return NotAListing(SentenceKind.ListingTooDeep, page.Url.AbsoluteUri);
        }

        var items = html.Document.QuerySelectorAll(rules.Item);
        if (items.Length == 0)
        {
            return NotAListing(SentenceKind.ListingNoMatch, page.Url.AbsoluteUri, rules.Item);
        }

        var zone = CountryZones.Of(source, page.Url);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = items
            .Select(item => Entry(item, html, rules, page.FetchedAt, zone))
            .OfType<ParsedEntry>()
            .Where(entry => seen.Add(entry.Id ?? ""))
            .Take(MaxEntries)
            .ToList();
        return entries.Count == 0
            ? NotAListing(SentenceKind.ListingNoLinks, $"{items.Length}", page.Url.AbsoluteUri, rules.Item)
            : new FeedOutcome.Parsed(Feed(page, html, entries));
    }

    private static ParsedFeed Feed(FetchedDocument page, HtmlPage html, IReadOnlyList<ParsedEntry> entries) => new()
    {
        Format = FeedFormat.Listing,
        Title = Words(html.Document.QuerySelector("title")),
        Link = page.Url,
        Language = html.Document.DocumentElement.GetAttribute("lang")?.Replace('_', '-') is { Length: > 0 } language ? language : null,
        Entries = entries,
    };

    /// <returns>Null for an item without link or title, such as a separator or an advertisement.</returns>
    private static ParsedEntry? Entry(IElement item, HtmlPage html, ListingRules rules, DateTimeOffset now, TimeZoneInfo? zone)
    {
        var link = rules.Link is null ? FirstLink(item) : Find(item, rules.Link);
        var anchor = link is null || link.HasAttribute("href") ? link : FirstLink(link);
        // A rule of several selectors may find a picture's link without words; the item is news all the same.
        var title = (rules.Title is null ? null : Words(Find(item, rules.Title))) ?? Title(item, anchor);
        if (html.Absolute(anchor?.GetAttribute("href")) is not { } address || title is null)
        {
            return null;
        }

        return new ParsedEntry
        {
            // Items have no guid, so the address is the only name that lasts. Its key is used, because tracking
            // parameters and spelling differ from place to place.
            Id = CanonicalUrl.Key(address.AbsoluteUri),
            Link = address,
            Title = title,
            Summary = rules.Summary is null ? null : Words(Find(item, rules.Summary)),
            Published = rules.Date is null ? null : Date(Find(item, rules.Date), now, zone),
            Image = rules.Image is null ? null : Picture(Find(item, rules.Image), html),
        };
    }

    private static IElement? FirstLink(IElement item) =>
        item.HasAttribute("href") ? item : item.QuerySelector("a[href]:not([href^='#']):not([href^='javascript:'])");

    /// <summary>Finds an element inside the item. A rule may also select the item itself.</summary>
    internal static IElement? Find(IElement item, string selector) => item.QuerySelector(selector) ?? (item.Matches(selector) ? item : null);

    /// <summary>The title of an item. The first link of a card is often a picture without words. Then another link to
    /// the same page, or the heading, gives the title.</summary>
    private static FeedText? Title(IElement item, IElement? link)
    {
        var address = link?.GetAttribute("href");
        return Words(link)
            ?? item.QuerySelectorAll("a[href]").Where(other => other.GetAttribute("href") == address).Select(Words).FirstOrDefault(words => words is not null)
            ?? Words(item.QuerySelector("h1,h2,h3,h4,h5,h6"))
            ?? Text(link?.GetAttribute("title"))
            ?? Text(link?.QuerySelector("img[alt]")?.GetAttribute("alt"));
    }

    private static FeedText? Words(IElement? element) => Text(element?.TextContent);

    private static FeedText? Text(string? text)
    {
        var clean = DisplayText.Clean(string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return clean.Length == 0 ? null : new FeedText(clean, FeedTextKind.Text);
    }

    private static DateTimeOffset? Date(IElement? element, DateTimeOffset now, TimeZoneInfo? zone) =>
        DateReader.Read(element?.GetAttribute("datetime") ?? element?.QuerySelector("[datetime]")?.GetAttribute("datetime"), now, zone)
        ?? DateReader.Read(element?.GetAttribute("content"), now, zone)
        ?? DateReader.Read(element?.TextContent, now, zone);

    private static Uri? Picture(IElement? element, HtmlPage html)
    {
        var picture = element is null || element.LocalName == "img" ? element : element.QuerySelector("img") ?? element;
        return PictureAttributes.Select(name => html.Absolute(picture?.GetAttribute(name))).FirstOrDefault(address => address is not null);
    }

    private static FeedOutcome.NotAFeed NotAListing(SentenceKind kind, params IReadOnlyList<string> values) =>
        new(FeedFault.UnknownFormat, new Sentence(kind, values));
}
