using Aggregator.Feeds.Atom;
using Aggregator.Feeds.CodeHollow;
using Aggregator.Feeds.Json;
using Aggregator.Feeds.Markup;
using Aggregator.Feeds.Rss;
using Aggregator.Feeds.Sitemaps;
using Aggregator.Feeds.Testimony;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text;
using Aggregator.Text.Sentences;

namespace Aggregator.Feeds;

/// <summary>Finds the feed in one decoded document and reads it with the chosen reader.</summary>
/// <param name="document">The document as the server sent it.</param>
/// <param name="repairs">Receives the faults of the document.</param>
/// <param name="zone">The zone of dates without an offset; null means UTC.</param>
/// <param name="reader">The reader to use. A format that it does not know is read by our own reader.</param>
internal sealed class DocumentReader(FetchedDocument document, RepairLog repairs, TimeZoneInfo? zone, FeedReaderName reader)
{
    public FeedOutcome Read(CharacterBuffer text)
    {
        if (SourceText.IsJson(text.Characters))
        {
            return (FeedOutcome?)ReadJson(text, 0) ?? new FeedOutcome.NotAFeed(FeedFault.UnknownFormat, new(SentenceKind.FeedIsJson, document.Url.AbsoluteUri));
        }

        using var markup = MarkupReader.Read(text, repairs, zone);
        if (markup.Root is { } root && ReadRoot(markup, root) is { } feed)
        {
            return Parsed(feed, text);
        }

        // The scripts of web pages hold "items" too. So JSON is searched only when the document has no root element, or
        // when the root is a tag of a PHP warning.
        var hidden = markup.Root is null or { Local: "br" or "b" or "p" or "pre" } ? SourceText.HiddenJson(text.Characters) : -1;
        return (hidden < 0 ? null : ReadJson(text, hidden)) ?? ReadQuoted(text) ?? (FeedOutcome)Unknown(markup);
    }

    /// <summary>Reads a whole feed whose tags are escaped: a page that shows
    /// the feed to people, or a feed that was escaped once too often.</summary>
    private FeedOutcome.Parsed? ReadQuoted(CharacterBuffer text)
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
        if (markup.Root is not { } root || ReadRoot(markup, root) is not { } feed)
        {
            return null;
        }

        repairs.Add(-1, "The whole feed was escaped and was read all the same.");
        return Parsed(feed, plain);
    }

    private FeedOutcome.Parsed? ReadJson(CharacterBuffer text, int start)
    {
        var json = TolerantJsonReader.Read(text.ToString(), start, repairs);
        if (json is null || ReadJson(json) is not { } feed)
        {
            return null;
        }

        if (start > 0)
        {
            repairs.Add(0, "What stands before the feed was skipped.");
        }

        return Parsed(feed, text);
    }

    private ParsedFeed? ReadJson(JsonValue json) => reader is FeedReaderName.CodeHollow
        ? CodeHollowReader.Read(json, new Addresses(document.Url), repairs, zone)
        : JsonFeedAdapter.Read(json, new Addresses(document.Url), repairs, zone);

    private ParsedFeed? ReadRoot(MarkupDocument markup, MarkupNode root)
    {
        var addresses = new Addresses(document.Url);
        var isOther = reader is FeedReaderName.CodeHollow;
        return root.Local switch
        {
            "rss" or "rdf" or "channel" or "feed" when isOther => CodeHollowReader.Read(markup, root, addresses),
            "rss" or "rdf" or "channel" => RssAdapter.Read(markup, root, addresses, FeedParser.MaxEntries),
            "feed" => AtomAdapter.Read(markup, root, addresses, FeedParser.MaxEntries, item => RssItem.Read(item, root, addresses)),
            "urlset" => SitemapAdapter.Read(markup, root, addresses, FeedParser.MaxEntries),
            "sitemapindex" => SitemapAdapter.ReadIndex(root, addresses),
            _ => null,
        };
    }

    private FeedOutcome.Parsed Parsed(ParsedFeed feed, CharacterBuffer text) => new(feed with
    {
        Language = feed.Language ?? document.Language?.Split(',')[0].Trim(),
        Repairs = repairs.ToRepairs(text.Characters),
    });

    private FeedOutcome.NotAFeed Unknown(MarkupDocument markup)
    {
        var name = markup.Root?.Local;
        return name switch
        {
            "html" or "head" or "body" => new FeedOutcome.NotAFeed(FeedFault.Html, new(SentenceKind.FeedIsPage, document.Url.AbsoluteUri)),
            null => new FeedOutcome.NotAFeed(FeedFault.UnknownFormat, new(SentenceKind.FeedIsText, document.Url.AbsoluteUri)),
            _ => new FeedOutcome.NotAFeed(
                FeedFault.UnknownFormat, new(SentenceKind.FeedIsOther, document.Url.AbsoluteUri, name.Length > 40 ? name[..40] : name)),
        };
    }
}
