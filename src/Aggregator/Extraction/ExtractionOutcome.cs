namespace Aggregator.Extraction;

/// <summary>What reading a page as an article came to.</summary>
public abstract record ExtractionOutcome
{
    private ExtractionOutcome()
    {
    }

    public sealed record Extracted(Article Article) : ExtractionOutcome;

    /// <param name="Reason">What the page is instead.</param>
    /// <param name="Detail">One English sentence for the operator.</param>
    public sealed record Rejected(RejectionReason Reason, string Detail) : ExtractionOutcome;
}

/// <summary>Why a page gave no article.</summary>
public enum RejectionReason
{
    NotAnArticle,
    TooShort,
    Paywalled,
    Blocked,
    NeedsJavaScript,
    WrongLanguage,
    NotHtml,

    /// <summary>The text of the page is about something else than the feed's own text and headline.</summary>
    OtherText,
}
