using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Testimony;

namespace Aggregator.Feeds.Sitemaps;

/// <summary>Reads news sitemaps (sitemaps.org 0.9 with Google's <c>news:</c>) and indexes of sitemaps.</summary>
internal static class SitemapAdapter
{
    public static ParsedFeed ReadIndex(MarkupNode root, Addresses addresses)
    {
        List<SitemapPart> sitemaps = [];
        foreach (var child in root.Children)
        {
            if (child.Local == "sitemap" && addresses.Resolve(Texts.Plain(child.Child("loc")), child) is { } address)
            {
                sitemaps.Add(new SitemapPart(address, Texts.Date(child.Child("lastmod"))));
            }
        }

        return new ParsedFeed { Format = FeedFormat.SitemapIndex, Sitemaps = sitemaps };
    }

    public static ParsedFeed Read(MarkupDocument document, MarkupNode root, Addresses addresses, int maxEntries)
    {
        List<ParsedEntry> entries = [];
        foreach (var child in root.Children)
        {
            if (child.Local != "url")
            {
                continue;
            }

            if (entries.Count >= maxEntries)
            {
                document.Repairs.Add(child.Start, $"Only the first {maxEntries} entries were read.");
                break;
            }

            entries.Add(ReadUrl(child, addresses));
        }

        return new ParsedFeed { Format = FeedFormat.Sitemap, Entries = entries };
    }

    private static ParsedEntry ReadUrl(MarkupNode url, Addresses addresses)
    {
        var news = url.Child("news");
        var link = addresses.Resolve(Texts.Plain(url.Child("loc")), url);
        return new ParsedEntry
        {
            Id = Texts.Plain(url.Child("loc")),
            Link = link,
            Title = news?.Child("title") is { } title ? Texts.Sniffed(title, addresses) : null,
            Published = Texts.Date(news?.Child("publication_date")),
            Updated = Texts.Date(url.Child("lastmod")),
            Language = Texts.Plain(news?.Child("publication")?.Child("language")),
            Categories = [.. (Texts.Plain(news?.Child("keywords")) ?? "").Split([',', '،'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Image = addresses.Resolve(Texts.Plain(ImageOf(url)), url),
        };
    }

    private static MarkupNode? ImageOf(MarkupNode url) => url.Child("image")?.Child("loc");
}
