using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Measures how much article text every block is (mass), and how much it counts against its container (noise).</summary>
internal static class Weights
{
    private const double MaxMass = 1200;
    private const double MaxLinkShare = 0.35;

    public static void Measure(Page page)
    {
        foreach (var block in page.Blocks)
        {
            block.Mass = IsContent(block) ? Math.Min(block.Length - block.LinkLength, MaxMass) : 0;
        }
    }

    /// <summary>Measures the noise of the blocks that are neither pruned nor teasers.</summary>
    public static void MeasureNoise(Page page)
    {
        foreach (var block in page.Blocks.Where(block => !block.IsPruned && !block.IsTeaser))
        {
            block.Noise = block.Mass > 0 ? 0 : NoiseOf(block);
        }
    }

    private static bool IsContent(Block block)
    {
        if (block.Heading > 0 || (block.Place & BlockPlace.Caption) != 0 || block.LinkShare >= MaxLinkShare)
        {
            return false;
        }

        var isLong = block.Length >= 100 || (block.Length >= 40 && EndsLikeSentence(block.Text) && HasComma(block.Text));
        return isLong && block.Line == LineKind.Text;
    }

    public static bool EndsLikeSentence(string text) =>
        text.AsSpan().TrimEnd("\"'”’»)] ") is [.., var last] && last is '.' or '!' or '?' or '؟' or '…' or '۔' or '。' or '।' or ':';

    private static bool HasComma(string text) => text.AsSpan().ContainsAny(",،؛;、");

    private static double NoiseOf(Block block) => block switch
    {
        { Line: LineKind.ReadAlso or LineKind.Comments or LineKind.Copyright } => 20,
        { Line: not LineKind.Text } => 8,
        { LinkShare: >= MaxLinkShare } => (0.7 * Math.Min(block.Length, 120)) + 8,
        { Heading: > 0 } => 2,
        _ => 0.15 * Math.Min(block.Length, 60),
    };
}
