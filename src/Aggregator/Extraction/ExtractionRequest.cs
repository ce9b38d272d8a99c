using Aggregator.Extraction.Parts;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Extraction;

/// <summary>The facts that are known about a page before it is read.</summary>
public sealed record ExtractionRequest
{
    public required Source Source { get; init; }

    /// <summary>What the feed says about the page; null when no feed led to the page.</summary>
    public ParsedEntry? Entry { get; init; }

    /// <summary>Set for the second and later pages of an article; null
    /// for its first page, and for an article of one page.</summary>
    public ArticlePart? Part { get; init; }

    /// <summary>Whether the reading also says what was left out, for somebody who tries a source.</summary>
    public bool TellsLeftOut { get; init; }
}
