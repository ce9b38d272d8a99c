using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>A possible body of the article. Several candidates are compared, and the best one is used.</summary>
/// <param name="Page">The page; for text from a feed or from JSON-LD, that text parsed as a page.</param>
/// <param name="Blocks">In document order; empty when there is no text.</param>
/// <param name="Method">The evidence that led to the text.</param>
/// <param name="Container">The element that the blocks were chosen from; null for text from a feed or from JSON-LD.</param>
internal sealed record BodyCandidate(Page Page, IReadOnlyList<Block> Blocks, ExtractionMethod Method, PageNode? Container)
{
    /// <summary>One paragraph on each line.</summary>
    public string Text { get; } = string.Join('\n', Blocks.Select(block => block.Text));

    /// <summary>Who supplied the text, when the last line says so; null otherwise.</summary>
    public string? Credit { get; init; }

    /// <summary>The lead (introduction), when the description or the name of an element identifies it; null otherwise.</summary>
    public string? Lede { get; init; }

    public int Length => Text.Length;

    /// <summary>The share of the characters that are inside links, from 0 to 1.</summary>
    public double LinkShare => Length == 0 ? 0 : (double)Blocks.Sum(block => block.LinkLength) / Length;

    /// <summary>The same candidate with fewer blocks.</summary>
    public BodyCandidate With(IReadOnlyList<Block> blocks) =>
        blocks.Count == Blocks.Count ? this : new BodyCandidate(Page, blocks, Method, Container) { Credit = Credit, Lede = Lede };
}
