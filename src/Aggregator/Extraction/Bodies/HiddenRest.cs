using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds hidden boxes that hold the rest of the article. Many
/// pages behind a paywall contain the whole text and cover it.</summary>
/// <remarks>
/// Publishers leave the text in the page for search engines, under a class such as "paywall" or "subscriber-only".
/// Rules for comments, cookie notices and menus are hidden in the same way. So a hidden box counts only when its name
/// or the JSON-LD of the article confirms it.
/// </remarks>
internal static partial class HiddenRest
{
    private const double MinMass = 80;
    private const int MinQuote = 40;
    private const int MaxGap = 12;

    /// <param name="mass">Prefix sums of the blocks' mass.</param>
    /// <param name="articleBody">The text in JSON-LD; null when there is none.</param>
    public static HashSet<PageNode> Find(Page page, double[] mass, string? articleBody)
    {
        var quoted = articleBody is { Length: > 400 } ? TitleKey.Of(articleBody) : "";
        return page.Nodes
            .Where(node => node.Has(NodeTraits.Hidden) && !node.Has(NodeTraits.Comments) && mass[node.EndBlock] - mass[node.FirstBlock] >= MinMass)
            .Where(node => IsQuoted(page, node, quoted) || (SubscriberName.IsMatch(node.Names) && FollowsText(page, node)))
            .ToHashSet();
    }

    private static bool IsQuoted(Page page, PageNode node, string quoted)
    {
        var (content, found) = (0, 0);
        for (var i = node.FirstBlock; i < node.EndBlock && content < 4 && quoted.Length > 0; i++)
        {
            if (page.Blocks[i].IsContent && TitleKey.Of(page.Blocks[i].Text) is { Length: >= MinQuote } key)
            {
                content++;
                found += quoted.Contains(key[..MinQuote], StringComparison.Ordinal) ? 1 : 0;
            }
        }

        return found > 0 && found * 2 >= content;
    }

    /// <summary>Whether a paragraph stands a few blocks before the box,
    /// in the element around the box or one level higher.</summary>
    private static bool FollowsText(Page page, PageNode node)
    {
        for (var i = node.FirstBlock - 1; i >= Math.Max(0, node.FirstBlock - MaxGap); i--)
        {
            var block = page.Blocks[i];
            if (block.IsContent && node.Parent is { } around && (around.Holds(block.Node) || (around.Parent?.Holds(block.Node) ?? false)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"paywall|subscriber|premium|members?-?only|locked|restricted|abonn", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SubscriberName { get; }
}
