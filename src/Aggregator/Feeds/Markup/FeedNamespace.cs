using System.Collections.Frozen;

namespace Aggregator.Feeds.Markup;

/// <summary>The vocabularies (namespaces) that feeds are written in.</summary>
internal enum FeedNamespace : byte
{
    /// <summary>No namespace, or one of the URIs under which RSS or sitemaps were published.</summary>
    Core,
    Atom,
    Rdf,
    Content,
    DublinCore,
    Media,
    Itunes,
    GooglePlay,
    FeedBurner,
    Xhtml,
    Syndication,
    News,
    SitemapImage,
    Foreign,
}

/// <summary>Recognises a vocabulary by its URI, in which small differences are allowed, or by its usual prefix.</summary>
internal static class FeedNamespaces
{
    private const int MaxUriCharacters = 128;

    private static readonly FrozenDictionary<string, FeedNamespace> ByUri = new Dictionary<string, FeedNamespace>
    {
        ["backend.userland.com/rss"] = FeedNamespace.Core,
        ["backend.userland.com/rss2"] = FeedNamespace.Core,
        ["backend.userland.com/rss091"] = FeedNamespace.Core,
        ["backend.userland.com/rss191"] = FeedNamespace.Core,
        ["blogs.law.harvard.edu/tech/rss"] = FeedNamespace.Core,
        ["cyber.law.harvard.edu/rss/rss.html"] = FeedNamespace.Core,
        ["cyber.law.harvard.edu/rss"] = FeedNamespace.Core,
        ["purl.org/rss/1.0"] = FeedNamespace.Core,
        ["purl.org/net/rss1.1"] = FeedNamespace.Core,
        ["my.netscape.com/rdf/simple/0.9"] = FeedNamespace.Core,
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = FeedNamespace.Core,
        ["channel.netscape.com/rdf/simple/0.9"] = FeedNamespace.Core,
        ["example.com/newformat"] = FeedNamespace.Core,
        ["example.com/necho"] = FeedNamespace.Core,
        ["purl.org/echo"] = FeedNamespace.Core,
        ["uri/of/echo/namespace"] = FeedNamespace.Core,
        ["purl.org/pie"] = FeedNamespace.Core,
        ["sitemaps.org/schemas/sitemap/0.9"] = FeedNamespace.Core,
        ["google.com/schemas/sitemap/0.9"] = FeedNamespace.Core,
        ["google.com/schemas/sitemap/0.84"] = FeedNamespace.Core,
        ["w3.org/2005/atom"] = FeedNamespace.Atom,
        ["purl.org/atom/ns"] = FeedNamespace.Atom,
        ["purl.org/atom-blog/ns"] = FeedNamespace.Atom,
        ["w3.org/1999/02/22-rdf-syntax-ns"] = FeedNamespace.Rdf,
        ["purl.org/rss/1.0/modules/content"] = FeedNamespace.Content,
        ["purl.org/dc/elements/1.0"] = FeedNamespace.DublinCore,
        ["purl.org/dc/elements/1.1"] = FeedNamespace.DublinCore,
        ["purl.org/dc/terms"] = FeedNamespace.DublinCore,
        ["purl.org/rss/1.0/modules/dc"] = FeedNamespace.DublinCore,
        ["purl.org/rss/1.0/modules/dcterms"] = FeedNamespace.DublinCore,
        ["search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["search.yahoo.com/rss"] = FeedNamespace.Media,
        ["tools.search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["video.search.yahoo.com/mrss"] = FeedNamespace.Media,
        ["itunes.com/dtds/podcast-1.0.dtd"] = FeedNamespace.Itunes,
        ["itunes.com/dtds/podcast"] = FeedNamespace.Itunes,
        ["example.com/dtds/podcast-1.0.dtd"] = FeedNamespace.Itunes,
        ["google.com/schemas/play-podcasts/1.0"] = FeedNamespace.GooglePlay,
        ["google.com/schemas/play-podcasts/1.0/play-podcasts.xsd"] = FeedNamespace.GooglePlay,
        ["rssnamespace.org/feedburner/ext/1.0"] = FeedNamespace.FeedBurner,
        ["feedburner.com/fb/ext/1.0"] = FeedNamespace.FeedBurner,
        ["w3.org/1999/xhtml"] = FeedNamespace.Xhtml,
        ["purl.org/rss/1.0/modules/syndication"] = FeedNamespace.Syndication,
        ["google.com/schemas/sitemap-news/0.9"] = FeedNamespace.News,
        ["google.com/schemas/sitemap-news/0.84"] = FeedNamespace.News,
        ["google.com/schemas/sitemap-image/1.1"] = FeedNamespace.SitemapImage,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FeedNamespace>.AlternateLookup<ReadOnlySpan<char>> ByUriSpan = ByUri.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, FeedNamespace> ByPrefix = new Dictionary<string, FeedNamespace>
    {
        ["atom"] = FeedNamespace.Atom,
        ["atom10"] = FeedNamespace.Atom,
        ["atom03"] = FeedNamespace.Atom,
        ["a10"] = FeedNamespace.Atom,
        ["rdf"] = FeedNamespace.Rdf,
        ["rss"] = FeedNamespace.Core,
        ["content"] = FeedNamespace.Content,
        ["dc"] = FeedNamespace.DublinCore,
        ["dcterms"] = FeedNamespace.DublinCore,
        ["media"] = FeedNamespace.Media,
        ["itunes"] = FeedNamespace.Itunes,
        ["googleplay"] = FeedNamespace.GooglePlay,
        ["feedburner"] = FeedNamespace.FeedBurner,
        ["xhtml"] = FeedNamespace.Xhtml,
        ["sy"] = FeedNamespace.Syndication,
        ["news"] = FeedNamespace.News,
        ["image"] = FeedNamespace.SitemapImage,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <remarks>Publishers write https in place of http, leave out the last slash, and change the case.</remarks>
    public static FeedNamespace OfUri(ReadOnlySpan<char> uri, string prefix)
    {
        var trimmed = uri.Trim();
        Span<char> lower = stackalloc char[MaxUriCharacters];
        var length = trimmed.Length <= MaxUriCharacters ? trimmed.ToLowerInvariant(lower) : 0;
        var key = ((ReadOnlySpan<char>)lower[..length]).TrimEnd("/# ");
        key = Without(Without(Without(key, "https://"), "http://"), "www.");
        return trimmed.IsEmpty ? FeedNamespace.Core
            : ByUriSpan.TryGetValue(key, out var known) ? known
            : OfPrefix(prefix) ?? FeedNamespace.Foreign;
    }

    /// <returns>Null when the prefix is not a usual one.</returns>
    public static FeedNamespace? OfPrefix(string prefix) => ByPrefix.TryGetValue(prefix, out var known) ? known : null;

    private static ReadOnlySpan<char> Without(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : text;
}
