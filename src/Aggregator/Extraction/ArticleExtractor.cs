using Aggregator.Extraction.Pages;
using Aggregator.Extraction.Verdicts;
using Aggregator.Fetching;
using Aggregator.Text;

namespace Aggregator.Extraction;

/// <summary>Takes the article out of a page.</summary>
public static class ArticleExtractor
{
    /// <summary>Never throws for what a page contains.</summary>
    public static ExtractionOutcome Extract(FetchedDocument page, ExtractionRequest request) => Read(page, request).Outcome;

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

        var text = TextDecoder.Decode(document.Body.Span, document.Charset, request.Source.Encoding);
        var page = PageParser.Parse(text, document.Url, keepsAll: request.Source.PageRules is not null);
        return ArticleReader.Read(page, document, request);
    }
}
