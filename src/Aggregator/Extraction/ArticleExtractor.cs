using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Verdicts;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Text;
using Aggregator.Text.Encodings;

namespace Aggregator.Extraction;

/// <summary>Extracts the article from a page.</summary>
public static class ArticleExtractor
{
    /// <summary>Reads the page as an article. Nothing that a page contains causes an exception.</summary>
    public static ExtractionOutcome Extract(FetchedDocument page, ExtractionRequest request) => Read(page, request).Outcome;

    /// <summary>Makes an article from the feed's entry alone. Its method says whether the text is whole or an excerpt.</summary>
    /// <returns>Null when the entry has no http or https link, or has neither title nor text.</returns>
    public static Article? FromFeed(ParsedEntry entry, ExtractionRequest request) => FeedArticle.Make(entry, request.Source);

    /// <summary>Returns the article together with everything that was found on the page. Commands and measurements also
    /// need what was found on a page that is not an article.</summary>
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

        // A page is about half a megabyte of characters, so its text is held in rented memory. The article has its own copies.
        using var text = new CharacterBuffer(document.Body.Length);
        TextDecoder.Decode(document.Body.Span, document.Charset, request.Source.Encoding, text);
        var page = PageParser.Parse(text.Written, document.Url, keepsAll: request.Source.PageRules is not null);
        return ArticleReader.Read(page, document, request);
    }
}
