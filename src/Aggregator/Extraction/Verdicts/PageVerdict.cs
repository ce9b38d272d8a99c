using Aggregator.Extraction.Bodies;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Verdicts;

/// <summary>Says what a page is instead of an article.</summary>
internal static class PageVerdict
{
    private const int MinLength = 140;

    /// <returns>Null when the page is an article.</returns>
    public static ExtractionOutcome.Rejected? Judge(Page page, PageEvidence evidence, BodyCandidate body, string? title, ExtractionRequest request)
    {
        _ = (page, evidence, request);
        if (title is null || body.Length == 0)
        {
            return new ExtractionOutcome.Rejected(RejectionReason.NotAnArticle, "The page has no headline with text below it.");
        }

        return body.Length < MinLength
            ? new ExtractionOutcome.Rejected(RejectionReason.TooShort, $"Only {body.Length} characters of text were found.")
            : null;
    }
}
