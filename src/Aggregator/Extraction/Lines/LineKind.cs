namespace Aggregator.Extraction.Lines;

/// <summary>What a line of text says about itself by its wording.</summary>
internal enum LineKind
{
    Text,
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
}
