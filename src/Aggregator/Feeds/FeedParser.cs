using Aggregator.Feeds.Atom;
using Aggregator.Feeds.Json;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Rss;
using Aggregator.Feeds.Sitemaps;
using Aggregator.Feeds.Testimony;
using Aggregator.Fetching;
using Aggregator.Text;
using Aggregator.Text.Encodings;

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
        var body = PackedBody.Unpack(document.Body);
        if (body.Length > MaxBytes)
        {
            return new FeedOutcome.NotAFeed(FeedFault.TooLarge, $"{document.Url} sent {body.Length} bytes; a feed has at most {MaxBytes}.");
        }

        using var text = new CharacterBuffer(body.Length);
        var verdict = TextDecoder.Decode(body.Span, document.Charset, encoding, text);
        var repairs = new RepairLog();
        if (verdict.Note is { } note)
        {
            repairs.Add(-1, $"Encoding: {note}.");
        }

        if (!body.Equals(document.Body))
        {
            repairs.Add(-1, "The body is a compressed file, which no header says, and was unpacked.");
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
        if (SourceText.IsJson(text.Characters))
        {
            return (FeedOutcome?)ReadJson(document, text, 0, repairs, zone)
                ?? new FeedOutcome.NotAFeed(FeedFault.UnknownFormat, $"{document.Url} is JSON, but not a JSON Feed.");
        }

        using var markup = MarkupReader.Read(text, repairs, zone);
        if (markup.Root is { } root && ReadRoot(markup, root, new Addresses(document.Url)) is { } feed)
        {
            return Parsed(feed, document, text, repairs);
        }

        // Scripts of web pages hold "items" too.
        var hidden = markup.Root is null or { Local: "br" or "b" or "p" or "pre" } ? SourceText.HiddenJson(text.Characters) : -1;
        return (hidden < 0 ? null : ReadJson(document, text, hidden, repairs, zone))
            ?? ReadQuoted(document, text, repairs, zone)
            ?? (FeedOutcome)Unknown(document, markup);
    }

    /// <summary>A whole feed whose tags were escaped: shown in a page for reading, or escaped once too often.</summary>
    private static FeedOutcome.Parsed? ReadQuoted(FetchedDocument document, CharacterBuffer text, RepairLog repairs, TimeZoneInfo? zone)
    {
        if (SourceText.QuotedMarkup(text.Characters) is not (>= 0 and var start))
        {
            return null;
        }

        using var plain = new CharacterBuffer(text.Length - start);
        using (var quoting = new MarkupDocument(text, new RepairLog()))
        {
            plain.Append(quoting.Decode(start, text.Length));
        }

        using var markup = MarkupReader.Read(plain, repairs, zone);
        if (markup.Root is not { } root || ReadRoot(markup, root, new Addresses(document.Url)) is not { } feed)
        {
            return null;
        }

        repairs.Add(-1, "The whole feed was escaped and was read all the same.");
        return Parsed(feed, document, plain, repairs);
    }

    private static FeedOutcome.Parsed? ReadJson(FetchedDocument document, CharacterBuffer text, int start, RepairLog repairs, TimeZoneInfo? zone)
    {
        var json = TolerantJsonReader.Read(text.ToString(), start, repairs);
        if (json is null || JsonFeedAdapter.Read(json, new Addresses(document.Url), repairs, zone) is not { } feed)
        {
            return null;
        }

        if (start > 0)
        {
            repairs.Add(0, "What stands before the feed was skipped.");
        }

        return Parsed(feed, document, text, repairs);
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
