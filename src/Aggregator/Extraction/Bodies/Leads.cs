using System.Text.RegularExpressions;
using Aggregator.Extraction.Fields;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds a lead (introduction) that stands above the element of the body.</summary>
/// <remarks>A text is a lead when the page's description quotes it, when the name of its element says so, or when it is
/// a sentence between headline and body. Other text above a body does not belong to the article.</remarks>
internal static partial class Leads
{
    private const int MaxGap = 12;
    private const int MinAgreement = 40;
    private const int MinLength = 50;
    private const int MaxLength = 1000;
    private const int LongLine = 80;

    /// <returns>The chosen blocks after the lead, and the text of the
    /// lead when the description or a name identifies it.</returns>
    public static (IReadOnlyList<Block> Blocks, string? Lede) Add(Page page, PageNode container, IReadOnlyList<Block> chosen, LeadEvidence evidence)
    {
        if (chosen.Count == 0)
        {
            return (chosen, null);
        }

        var keys = evidence.Descriptions.Select(text => TitleKey.Of(text ?? "")).Where(key => key.Length >= MinAgreement).ToList();
        var leads = new List<Block>();
        string? lede = null;
        foreach (var block in Above(page, container, chosen[0], evidence.Headline))
        {
            var isQuoted = IsQuoted(block, keys);
            if (!MayLead(page, block, evidence.Titles, isQuoted && Weights.EndsLikeSentence(block.Text)))
            {
                continue;
            }

            var isTold = !block.IsPruned && (isQuoted || IsNamed(block, container));
            var isLead = block.IsPruned
                ? IsTeaserText(block)
                : (isTold || IsBetween(page, block, evidence.Headline, container)) && HasWeight(block);
            if (isLead && !Repeats(block, chosen))
            {
                leads.Insert(0, block);
                lede = isTold ? block.Text : lede;
            }
        }

        return leads.Count > 0 ? ([.. leads, .. chosen], lede) : (chosen, chosen.FirstOrDefault(block => IsQuoted(block, keys))?.Text);
    }

    /// <summary>The blocks above the body from bottom to top, as far as the headline or a few blocks beyond the container.</summary>
    private static IEnumerable<Block> Above(Page page, PageNode container, Block first, PageNode? headline)
    {
        var top = Math.Max(headline?.EndBlock ?? 0, Math.Min(container.FirstBlock, first.Index) - MaxGap);
        for (var i = first.Index - 1; i >= top && page.Blocks[i].Heading != 1; i--)
        {
            yield return page.Blocks[i];
        }
    }

    private static bool HasWeight(Block block) => block.IsContent || block.Heading > 0 || block.Length >= LongLine;

    /// <summary>Whether an article in this language may begin in a heading. In English, a heading below the headline is a
    /// subtitle; in other languages it may be the first sentence of the article.</summary>
    private static bool BeginsInHeadings(Page page, Block block) =>
        LanguageField.IsArabicScript(block.Text)
        || (page.Root?.GetAttribute("lang") is { Length: >= 2 } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase));

    private static bool MayLead(Page page, Block block, TitleKeys titles, bool isSentence) =>
        block is { IsTeaser: false, Length: >= MinLength and <= MaxLength, LinkShare: < 0.35, Line: LineKind.Text }
        && (block.Heading == 0 || isSentence || BeginsInHeadings(page, block))
        && (block.Place & (BlockPlace.Caption | BlockPlace.ListItem)) == 0 && !block.Node.Has(NodeTraits.Hidden)
        && !ShortLines.IsDateOrByline(block.Text) && !titles.Has(block.Text);

    /// <summary>TYPO3 names the lead "teaser-text", and pruning takes this name for a teaser of another article.</summary>
    private static bool IsTeaserText(Block block) =>
        block.Node.Names.Contains("teaser-text", StringComparison.OrdinalIgnoreCase)
        || (block.Node.Parent is { } parent && parent.Names.Contains("teaser-text", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the block is a sentence between headline and
    /// body, in an element that is smaller than the whole page.</summary>
    private static bool IsBetween(Page page, Block block, PageNode? headline, PageNode container)
    {
        if (headline is null || block.Index < headline.EndBlock || !Weights.EndsLikeSentence(block.Text) || block.LinkLength > 0 || container.FirstBlock - headline.EndBlock > MaxGap)
        {
            return false;
        }

        var around = headline.Parent;
        while (around is not null && !around.Holds(block.Node))
        {
            around = around.Parent;
        }

        return around is { Tag: not ("body" or "html") } && !block.Node.Has(NodeTraits.Pruned);
    }

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
                // A heading that is named a subtitle belongs to the headline.
                return block.Heading == 0 || !name.ValueSpan.Contains("sub", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static bool Repeats(Block block, IReadOnlyList<Block> chosen) =>
        chosen.Take(3).Any(other => TitleKey.Of(other.Text).StartsWith(TitleKey.Of(block.Text), StringComparison.Ordinal));

    [GeneratedRegex(@"(?:^|[\s_-])(?:lead|lede|leadtext|intro|standfirst|sub-?title|sub-?head(?:line|ing)?|excerpt|dek|deck|chapo|chapeau|entradilla|bajada|copete|sapo|summary|sumario|resume|occhiello|catenaccio|zajawka|spot|ozet|manchet|anrisstext|anlauf|abstract|vorspann|ingress|teaser-?text|\w*intro-?text)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadName { get; }
}

/// <summary>The evidence on a page about its lead.</summary>
/// <param name="Descriptions">The page's own descriptions; null values are ignored.</param>
/// <param name="Titles">The lines that are the headline.</param>
/// <param name="Headline">The element of the headline; null when there is none.</param>
internal sealed record LeadEvidence(IReadOnlyList<string?> Descriptions, TitleKeys Titles, PageNode? Headline);
