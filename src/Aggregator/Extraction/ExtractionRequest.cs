using Aggregator.Extraction.Parts;
using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Extraction;

/// <summary>What is known about a page before it is read.</summary>
public sealed record ExtractionRequest
{
    public required Source Source { get; init; }

    /// <summary>The feed's testimony about the page; null when the page stands alone.</summary>
    public ParsedEntry? Entry { get; init; }

    /// <summary>Null for a page that stands alone or begins an article.</summary>
    public ArticlePart? Part { get; init; }
}
