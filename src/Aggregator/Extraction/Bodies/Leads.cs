using System.Text.RegularExpressions;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Brings back a lead that stands above the body's element.</summary>
/// <remarks>Only what the page's own description quotes, or what its element's name calls a lead, is one; the rest above a body is furniture.</remarks>
internal static partial class Leads
{
    private const int MaxGap = 12;
    private const int MinAgreement = 40;
    private const int MinLength = 50;
    private const int MaxLength = 700;

    public static IReadOnlyList<Block> Add(Page page, PageNode container, IReadOnlyList<Block> chosen, IEnumerable<string?> descriptions, TitleKeys titles)
    {
        if (chosen.Count == 0)
        {
            return chosen;
        }

        var keys = descriptions.Select(text => TitleKey.Of(text ?? "")).Where(key => key.Length >= MinAgreement).ToList();
        var first = chosen[0].Index;
        for (var i = first - 1; i >= Math.Max(0, Math.Min(container.FirstBlock, first) - MaxGap); i--)
        {
            var block = page.Blocks[i];
            if (block.Heading == 1)
            {
                break;
            }

            if (MayLead(page, block, titles) && (block.IsPruned ? IsTeaserText(block) : (IsQuoted(block, keys) || IsNamed(block, container)) && (block.IsContent || block.Heading > 0 || block.Length >= 80)) && !Repeats(block, chosen))
            {
                return [block, .. chosen];
            }
        }

        return chosen;
    }

    /// <summary>A heading below the headline is a subtitle in English; papers of other languages begin there.</summary>
    private static bool BeginsInHeadings(Page page, Block block) =>
        LanguageField.IsArabicScript(block.Text)
        || (page.Root?.GetAttribute("lang") is { Length: >= 2 } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase));

    private static bool MayLead(Page page, Block block, TitleKeys titles) =>
        block is { IsTeaser: false, Length: >= MinLength and <= MaxLength, LinkShare: < 0.35, Line: LineKind.Text }
        && (block.Heading == 0 || BeginsInHeadings(page, block))
        && (block.Place & (BlockPlace.Caption | BlockPlace.ListItem)) == 0 && !block.Node.Has(NodeTraits.Hidden)
        && !ShortLines.IsDateOrByline(block.Text) && !titles.Has(block.Text);

    /// <summary>TYPO3 calls the lead "teaser-text", which pruning takes for another article's.</summary>
    private static bool IsTeaserText(Block block) =>
        block.Node.Names.Contains("teaser-text", StringComparison.OrdinalIgnoreCase)
        || (block.Node.Parent is { } parent && parent.Names.Contains("teaser-text", StringComparison.OrdinalIgnoreCase));

    private static bool IsQuoted(Block block, List<string> keys)
    {
        var key = TitleKey.Of(block.Text);
        return key.Length >= MinAgreement && keys.Exists(other => other.AsSpan(0, MinAgreement).SequenceEqual(key.AsSpan(0, MinAgreement)));
    }

    private static bool IsNamed(Block block, PageNode container)
    {
        var node = block.Node;
        for (var level = 0; level < 3 && node is not null && !node.Holds(container); level++, node = node.Parent)
        {
            if (LeadName.Match(node.Names) is { Success: true } name)
            {
                // A heading called "subtitle" belongs to the headline.
                return block.Heading == 0 || !name.ValueSpan.Contains("sub", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static bool Repeats(Block block, IReadOnlyList<Block> chosen) =>
        chosen.Take(3).Any(other => TitleKey.Of(other.Text).StartsWith(TitleKey.Of(block.Text), StringComparison.Ordinal));

    [GeneratedRegex(@"(?:^|[\s_-])(?:lead|lede|leadtext|intro|standfirst|sub-?title|sub-?head(?:line|ing)?|excerpt|dek|deck|chapo|entradilla|bajada|sapo|summary|abstract|vorspann|ingress|teaser-?text|\w*intro-?text)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadName { get; }
}
