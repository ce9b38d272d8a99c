using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>One reading of where the article's text is, to compete with others.</summary>
/// <param name="Page">The page, or the feed's content read as one.</param>
/// <param name="Blocks">In document order; empty when there is no text.</param>
/// <param name="Method">The evidence that found it.</param>
/// <param name="Container">The element that the blocks were chosen in.</param>
internal sealed record BodyCandidate(Page Page, IReadOnlyList<Block> Blocks, ExtractionMethod Method, PageNode? Container)
{
    /// <summary>One paragraph a line.</summary>
    public string Text { get; } = string.Join('\n', Blocks.Select(block => block.Text));

    /// <summary>Who gave the text, where a line after its end says so; null otherwise.</summary>
    public string? Credit { get; init; }

    /// <summary>The standfirst, where the page says what it is; null otherwise.</summary>
    public string? Lede { get; init; }

    public int Length => Text.Length;

    /// <summary>Share of the text's characters that are links.</summary>
    public double LinkShare => Length == 0 ? 0 : (double)Blocks.Sum(block => block.LinkLength) / Length;

    /// <summary>The same reading with fewer blocks.</summary>
    public BodyCandidate With(IReadOnlyList<Block> blocks) =>
        blocks.Count == Blocks.Count ? this : new BodyCandidate(Page, blocks, Method, Container) { Credit = Credit, Lede = Lede };
}
