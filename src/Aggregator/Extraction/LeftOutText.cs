namespace Aggregator.Extraction;

/// <summary>A line that stands beside or inside the text of an article and was left out.</summary>
public sealed record LeftOutText(string Text, LeftOutReason Reason);

/// <summary>Why a line was left out.</summary>
public enum LeftOutReason
{
    ReadAlso,
    Share,
    Comments,
    Copyright,
    Tags,
    SourceLink,
    Caption,
    Credit,
    Byline,
    Date,
    Promotion,

    /// <summary>A list of links to other articles.</summary>
    OtherArticles,

    /// <summary>The class, id or role of its element says that it is no text, or a rule of the operator or of the template.</summary>
    ByElement,

    /// <summary>The headline again.</summary>
    Headline,

    /// <summary>The page prints it twice.</summary>
    Repeated,

    /// <summary>Before the first or after the last paragraph.</summary>
    OutsideText,
}
