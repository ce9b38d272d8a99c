using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The headline of a page whose head gives only the site's name: the nearest heading above the body, or a line
/// that the markup names a title.</summary>
internal static partial class HeadlineBeside
{
    private const int MaxDistance = 24;
    private const int MinLength = 10;
    private const int MaxLength = 250;

    /// <returns>Null when no line above the body can be a headline.</returns>
    public static string? Find(Page page, SiteNames site, PageNode? container)
    {
        var body = container?.FirstBlock ?? 0;
        while (container is not null && body < container.EndBlock - 1 && !page.Blocks[body].IsContent)
        {
            body++;
        }

        for (var i = body - 1; i >= Math.Max(0, body - MaxDistance); i--)
        {
            var block = page.Blocks[i];
            if (block is { Length: >= MinLength and <= MaxLength, Line: LineKind.Text, LinkShare: < 0.5 } && (block.Heading > 0 || IsCalledTitle(block))
                && !block.Node.Has(NodeTraits.Beside) && !ShortLines.IsDateOrByline(block.Text) && !site.Are(block.Text))
            {
                return block.Text;
            }
        }

        return null;
    }

    private static bool IsCalledTitle(Block block) =>
        TitleName.IsMatch(block.Node.Names) || (block.Node.Parent is { } around && around.FirstBlock + 1 == around.EndBlock && TitleName.IsMatch(around.Names));

    [GeneratedRegex(@"(?:^|[\s_-]|[a-z])(?:title|headline|heading|titulo|titre|titel|subject|onwan)s?(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleName { get; }
}
