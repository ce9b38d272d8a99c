using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Brings back a lead that stands above the body's element.</summary>
internal static class Leads
{
    private const int MaxGap = 12;
    private const int MinAgreement = 40;

    /// <summary>Only a paragraph that the page's own description quotes is a lead; the rest above a body is furniture.</summary>
    public static IReadOnlyList<Block> Add(Page page, PageNode container, IReadOnlyList<Block> chosen, IEnumerable<string?> descriptions)
    {
        if (chosen.Count == 0)
        {
            return chosen;
        }

        var keys = descriptions.Select(text => TitleKey.Of(text ?? "")).Where(key => key.Length >= MinAgreement).ToList();
        for (var i = container.FirstBlock - 1; i >= Math.Max(0, container.FirstBlock - MaxGap) && keys.Count > 0; i--)
        {
            var block = page.Blocks[i];
            if (block.IsContent && !block.IsPruned && !block.IsTeaser && IsQuoted(block, keys) && !Repeats(block, chosen))
            {
                return [block, .. chosen];
            }
        }

        return chosen;
    }

    private static bool IsQuoted(Block block, List<string> keys)
    {
        var key = TitleKey.Of(block.Text);
        return key.Length >= MinAgreement && keys.Exists(other => other.AsSpan(0, MinAgreement).SequenceEqual(key.AsSpan(0, MinAgreement)));
    }

    private static bool Repeats(Block block, IReadOnlyList<Block> chosen) =>
        chosen.Take(3).Any(other => TitleKey.Of(other.Text).StartsWith(TitleKey.Of(block.Text), StringComparison.Ordinal));
}
