using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Verdicts;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Text;
using Aggregator.Text.Encodings;

namespace Aggregator.Extraction;

/// <summary>Takes the article out of a page.</summary>
public static class ArticleExtractor
{
    /// <summary>Never throws for what a page contains.</summary>
    public static ExtractionOutcome Extract(FetchedDocument page, ExtractionRequest request) => Read(page, request).Outcome;

    /// <summary>The article that the feed alone makes: whole, or an excerpt and said to be one.</summary>
    /// <returns>Null when the entry has no link, or neither title nor text.</returns>
    public static Article? FromFeed(ParsedEntry entry, ExtractionRequest request) => FeedArticle.Make(entry, request.Source);

    /// <summary>The article together with what was read from a page that is none: for people and for measuring.</summary>
    public static PageReading Read(FetchedDocument document, ExtractionRequest request)
    {
        if (NotHtml.Reason(document) is { } reason)
        {
            return new PageReading
            {
                CanonicalUrl = document.Url,
                BodyText = "",
                Outcome = new ExtractionOutcome.Rejected(RejectionReason.NotHtml, reason),
            };
        }

        // In rented memory: a page is half a megabyte of characters, of which the article takes copies of its own.
        using var text = new CharacterBuffer(document.Body.Length);
        TextDecoder.Decode(document.Body.Span, document.Charset, request.Source.Encoding, text);
        var page = PageParser.Parse(text.Written, document.Url, keepsAll: request.Source.PageRules is not null);
        return ArticleReader.Read(page, document, request);
    }
}
