using Aggregator.Feeds.Atom;
using Aggregator.Feeds.Json;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Rss;
using Aggregator.Feeds.Sitemaps;
using Aggregator.Feeds.Testimony;
using Aggregator.Fetching;
using Aggregator.Text;

namespace Aggregator.Feeds;

/// <summary>Reads any feed document.</summary>
public static class FeedParser
{
    /// <summary>A longer document is refused: no feed in the wild comes near.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Entries behind these are not read.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>Never throws for what a document contains; the same bytes give the same answer on every host.</summary>
    public static FeedOutcome Parse(FetchedDocument document) => Parse(document, encoding: null, zone: null);

    /// <param name="document">What the server sent.</param>
    /// <param name="encoding">The operator's encoding label, which beats all evidence; null to decide from the bytes.</param>
    /// <param name="zone">Of the source's dates without an offset; null means UTC.</param>
    public static FeedOutcome Parse(FetchedDocument document, string? encoding, TimeZoneInfo? zone)
    {
        if (document.Body.Length > MaxBytes)
        {
            return new FeedOutcome.NotAFeed(FeedFault.TooLarge, $"{document.Url} sent {document.Body.Length} bytes; a feed has at most {MaxBytes}.");
        }

        using var text = new CharacterBuffer(document.Body.Length);
        var verdict = TextDecoder.Decode(document.Body.Span, document.Charset, encoding, text);
        var repairs = new RepairLog();
        if (verdict.Note is { } note)
        {
            repairs.Add(-1, $"Encoding: {note}.");
        }

        SourceText.Clean(text, repairs);
        if (MemoryExtensions.IsWhiteSpace(text.Characters))
        {
            return new FeedOutcome.NotAFeed(FeedFault.Empty, $"{document.Url} sent nothing but white space.");
        }

        return Read(document, text, repairs, zone);
    }

    private static FeedOutcome Read(FetchedDocument document, CharacterBuffer text, RepairLog repairs, TimeZoneInfo? zone)
    {
        var addresses = new Addresses(document.Url);
        if (SourceText.IsJson(text.Characters))
        {
            var json = TolerantJsonReader.Read(text.ToString(), repairs);
            var feed = json is null ? null : JsonFeedAdapter.Read(json, addresses, repairs, zone);
            return feed is null
                ? new FeedOutcome.NotAFeed(FeedFault.UnknownFormat, $"{document.Url} is JSON, but not a JSON Feed.")
                : Parsed(feed, document, text, repairs);
        }

        using var markup = MarkupReader.Read(text, repairs, zone);
        return markup.Root is { } root && ReadRoot(markup, root, addresses) is { } parsed
            ? Parsed(parsed, document, text, repairs)
            : Unknown(document, markup);
    }

    private static ParsedFeed? ReadRoot(MarkupDocument markup, MarkupNode root, Addresses addresses) => root.Local switch
    {
        "rss" or "rdf" or "channel" => RssAdapter.Read(markup, root, addresses, MaxEntries),
        "feed" => AtomAdapter.Read(markup, root, addresses, MaxEntries),
        "urlset" => SitemapAdapter.Read(markup, root, addresses, MaxEntries),
        "sitemapindex" => SitemapAdapter.ReadIndex(root, addresses),
        _ => null,
    };

    private static FeedOutcome.Parsed Parsed(ParsedFeed feed, FetchedDocument document, CharacterBuffer text, RepairLog repairs) => new(feed with
    {
        Language = feed.Language ?? document.Language?.Split(',')[0].Trim(),
        Repairs = repairs.ToRepairs(text.Characters),
    });

    private static FeedOutcome.NotAFeed Unknown(FetchedDocument document, MarkupDocument markup)
    {
        var name = markup.Root?.Local;
        return name is "html" or "head" or "body"
            ? new FeedOutcome.NotAFeed(FeedFault.Html, $"{document.Url} is a web page; look for the feed that it links to.")
            : new FeedOutcome.NotAFeed(FeedFault.UnknownFormat, $"{document.Url} is no feed: {(name is null ? "it has no elements" : $"its root is <{(name.Length > 40 ? name[..40] : name)}>")}.");
    }
}
