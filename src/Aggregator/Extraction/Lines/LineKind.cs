namespace Aggregator.Extraction.Lines;

/// <summary>The kind of a line of text, as its wording shows it.</summary>
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
