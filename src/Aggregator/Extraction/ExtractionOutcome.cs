using Aggregator.Text.Sentences;

namespace Aggregator.Extraction;

/// <summary>The result of reading a page as an article.</summary>
public abstract record ExtractionOutcome
{
    private ExtractionOutcome()
    {
    }

    public sealed record Extracted(Article Article) : ExtractionOutcome;

    /// <param name="Reason">Why there is no article.</param>
    /// <param name="Detail">What was found instead of an article.</param>
    public sealed record Rejected(RejectionReason Reason, Sentence Detail) : ExtractionOutcome;
}

/// <summary>The reason why a page gave no article.</summary>
public enum RejectionReason
{
    NotAnArticle,
    TooShort,
    Paywalled,
    Blocked,
    NeedsJavaScript,
    WrongLanguage,
    NotHtml,

    /// <summary>The text of the page is about another subject than the feed's text and headline.</summary>
    OtherText,
}
