using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Fetching;
using Aggregator.Text.Addresses;
using Aggregator.Text.Encodings;

namespace Aggregator.Extraction.Discovery;

/// <summary>Finds the feeds of a newspaper from its home page and its robots.txt.</summary>
public static partial class FeedDiscovery
{
    private const int MaxCandidates = 60;
    private const int MaxTitle = 300;

    private static readonly string[] WellKnownPaths =
    [
        "/feed", "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/rss/", "/feeds/", "/?feed=rss2",
        "/feeds/posts/default?alt=rss", "/ar/rss.xml", "/ar/feed/", "/feed.json",
    ];

    private static readonly string[] WellKnownSitemaps = ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap_index.xml", "/sitemap.xml"];

    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    [GeneratedRegex(@"(^|[/._?=&-])(rss|atom|feeds?|rdf)([\d/._?=&-]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedAddress { get; }

    [GeneratedRegex(@"comments?([/._?=&-]|$)|/feed/?\?.*comment", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentAddress { get; }

    [GeneratedRegex(@"\bcomments?\b|commentaires|تعليق|التعليقات", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentTitle { get; }

    [GeneratedRegex(@"^\s*(rss|atom|xml|feed|rss\s*feed)\s*$|خلاصات|خلاصة\s+(ال)?(موقع|أخبار|rss)|آر\s*إس\s*إس|تغذية\s+(راجعة|إخبارية)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedWords { get; }

    [GeneratedRegex(@"^\s*sitemap\s*:\s*(\S+)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SitemapLine { get; }

    [GeneratedRegex(@"sitemap[^/?#]*\.xml(\.gz)?([?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SitemapAddress { get; }

    // Files, APIs and feedback pages that look like feeds, and buttons that subscribe at another service.
    [GeneratedRegex(@"\.(png|gif|jpe?g|svg|css|js|pdf)([?#]|$)|oembed|/wp-json/|feedback|(facebook|twitter|x|t|google|feedly|netvibes|yahoo|inoreader)\.(com|me)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoFeed { get; }

    /// <param name="page">Usually the home page.</param>
    /// <returns>Feeds before sitemaps; in each group, those that the page names before the usual paths, which are only
    /// suggestions. Feeds of comments are left out.</returns>
    public static IReadOnlyList<FeedCandidate> Find(FetchedDocument page)
    {
        var html = Parsed(page);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. Declared(html, page.Url)
            .Concat(Linked(html, page.Url))
            .Concat(Suggested(page.Url, WellKnownPaths, FeedEvidence.WellKnownPath))
            .Concat(DeclaredSitemaps(html))
            .Concat(Suggested(page.Url, WellKnownSitemaps, FeedEvidence.Sitemap))
            .Where(candidate => !candidate.IsAboutComments && seen.Add(Key(candidate.Url)))
            .Take(MaxCandidates)];
    }

    /// <summary>Finds only what the page itself names: feeds, feeds of comments after them, then sitemaps.</summary>
    public static IReadOnlyList<FeedCandidate> FindNamed(FetchedDocument page)
    {
        var html = Parsed(page);
        return [.. Declared(html, page.Url)
            .Concat(Linked(html, page.Url))
            .OrderBy(candidate => candidate.IsAboutComments)
            .Concat(DeclaredSitemaps(html))
            .DistinctBy(candidate => Key(candidate.Url))
            .Take(MaxCandidates)];
    }

    /// <param name="robots">The text of robots.txt.</param>
    /// <param name="site">The address that relative lines are resolved against. Such lines occur.</param>
    /// <returns>Sitemaps; those with "news" in their address come first.</returns>
    public static IReadOnlyList<FeedCandidate> FindSitemaps(string robots, Uri site) =>
        [.. SitemapLine.Matches(robots)
            .Select(match => SanitizerUrl.Resolve(match.Groups[1].ValueSpan, site, allowMail: false))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(address => Uri.IsWellFormedUriString(address, UriKind.Absolute))
            .OrderBy(address => address.Contains("news", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(address => new FeedCandidate(new Uri(address), FeedEvidence.Sitemap))
            .Take(MaxCandidates)];

    /// <summary>Whether the address has the form of a feed's or a sitemap's.</summary>
    public static bool LooksLikeFeed(Uri address) =>
        (FeedAddress.IsMatch(address.PathAndQuery) || SitemapAddress.IsMatch(address.PathAndQuery)) && !NoFeed.IsMatch(address.PathAndQuery);

    private static Page Parsed(FetchedDocument page) => PageParser.Parse(TextDecoder.Decode(page.Body.Span, page.Charset, null).Value, page.Url);

    private static IEnumerable<FeedCandidate> Declared(Page html, Uri page) =>
        Ranked(
            html.Links
                .Where(link => link.Tag == "link" && Rel(link, "alternate") && IsFeedType(link))
                .Select(link => Candidate(html, link, FeedEvidence.LinkElement, link.Element.GetAttribute("title"))),
            page);

    private static IEnumerable<FeedCandidate> Linked(Page html, Uri page) =>
        Ranked(
            html.Anchors
                .Where(link => LooksLikeFeed(html, link))
                .Select(link => Candidate(html, link, FeedEvidence.BodyLink, html.TextOf(link, MaxTitle)))
                .Where(candidate => candidate is not null && (SameSite(candidate.Url, page) || IsFeedHost(candidate.Url))),
            page);

    private static IEnumerable<FeedCandidate> DeclaredSitemaps(Page html) =>
        html.Links.Where(link => link.Tag == "link" && Rel(link, "sitemap"))
            .Concat(html.Anchors.Where(link => SitemapAddress.IsMatch(link.Element.GetAttribute("href") ?? "")))
            .Select(link => Candidate(html, link, FeedEvidence.Sitemap, link.Element.GetAttribute("title")))
            .OfType<FeedCandidate>();

    private static IEnumerable<FeedCandidate> Suggested(Uri page, string[] paths, FeedEvidence evidence) =>
        page.Scheme is "http" or "https" ? paths.Select(path => new FeedCandidate(new Uri(page, path), evidence)) : [];

    /// <summary>Feeds of the paper's own site come first, and feeds of the whole paper before feeds of sections.
    /// Otherwise the order of the page is kept.</summary>
    private static IEnumerable<FeedCandidate> Ranked(IEnumerable<FeedCandidate?> candidates, Uri page) =>
        candidates.OfType<FeedCandidate>()
            .Select(candidate => candidate with { IsAboutComments = IsAboutComments(candidate) })
            .OrderBy(candidate => SameSite(candidate.Url, page) || IsFeedHost(candidate.Url) ? 0 : 1)
            .ThenBy(candidate => candidate.Url.Segments.Count(segment => segment != "/" && !FeedAddress.IsMatch(segment)));

    private static FeedCandidate? Candidate(Page html, PageNode link, FeedEvidence evidence, string? title)
    {
        var words = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return SanitizerUrl.Resolve(link.Element.GetAttribute("href"), html.Base, allowMail: false) is { } resolved
            && Uri.TryCreate(resolved, UriKind.Absolute, out var address)
            ? new FeedCandidate(address, evidence, words.Length == 0 ? null : words)
            : null;
    }

    private static bool LooksLikeFeed(Page html, PageNode link)
    {
        var address = link.Element.GetAttribute("href") ?? "";
        return !NoFeed.IsMatch(address)
            && (FeedAddress.IsMatch(address) || FeedWords.IsMatch(html.TextOf(link, MaxTitle)) || FeedWords.IsMatch(link.Element.GetAttribute("title") ?? ""));
    }

    private static bool IsFeedType(PageNode link)
    {
        var type = (link.Element.GetAttribute("type") ?? "").Split(';')[0].Trim();
        var isXml = type.Equals("text/xml", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xml", StringComparison.OrdinalIgnoreCase);
        return FeedTypes.Contains(type, StringComparer.OrdinalIgnoreCase) || (isXml && FeedAddress.IsMatch(link.Element.GetAttribute("href") ?? ""));
    }

    private static bool Rel(PageNode link, string word) =>
        (link.Element.GetAttribute("rel") ?? "").Split((char[]?)null).Contains(word, StringComparer.OrdinalIgnoreCase);

    private static bool IsAboutComments(FeedCandidate candidate) =>
        CommentAddress.IsMatch(candidate.Url.PathAndQuery) || CommentTitle.IsMatch(candidate.Title ?? "");

    private static bool IsFeedHost(Uri address) => address.Host.EndsWith("feedburner.com", StringComparison.OrdinalIgnoreCase);

    private static bool SameSite(Uri address, Uri page)
    {
        var one = "." + HostName.WithoutWww(HostName.Ascii(address));
        var other = "." + HostName.WithoutWww(HostName.Ascii(page));
        return one.EndsWith(other, StringComparison.OrdinalIgnoreCase) || other.EndsWith(one, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"/feed" and "/feed/" are different addresses, because some servers answer only one of them.</summary>
    private static string Key(Uri address) => address.GetLeftPart(UriPartial.Query);
}
