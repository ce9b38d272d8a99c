using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The people who wrote the article, never the site, a login or an agency.</summary>
internal static partial class AuthorField
{
    public static IReadOnlyList<string> Read(Page page, PageEvidence evidence, PageNode? container)
    {
        var fromData = AuthorNames.Split(evidence.Data.Authors, evidence, page.Url);
        if (fromData.Count > 0)
        {
            return fromData;
        }

        var fromMeta = AuthorNames.Split(
            [.. evidence.Metas("author"), .. evidence.Metas("article:author"), .. evidence.Metas("dc.creator"), .. evidence.Metas("parsely-author"), .. evidence.Metas("sailthru.author"), .. evidence.Metas("byl")],
            evidence, page.Url);
        if (fromMeta.Count > 0)
        {
            return fromMeta;
        }

        var marked = Marked(page, evidence);
        return marked.Count > 0 ? marked : FromLines(page, evidence, container);
    }

    private static IReadOnlyList<string> Marked(Page page, PageEvidence evidence)
    {
        var nodes = page.Marked.Where(node => node.Element.GetAttribute("itemprop")?.Contains("author", StringComparison.Ordinal) ?? false)
            .Concat(page.Named.Where(node => IsAuthorLink(node) || IsNamedAuthor(node)));
        foreach (var node in nodes.Where(node => !InComments(node)))
        {
            var text = page.TextOf(node, 200);
            if (text.Length is > 2 and < 120 && AuthorNames.Split([text], evidence, page.Url) is { Count: > 0 } names)
            {
                return names;
            }
        }

        return [];
    }

    private static IReadOnlyList<string> FromLines(Page page, PageEvidence evidence, PageNode? container)
    {
        var end = Math.Min(page.Blocks.Count, container is null ? 80 : container.FirstBlock + 6);
        for (var i = Math.Max(0, end - 40); i < end; i++)
        {
            var match = Byline.Match(page.Blocks[i].Text);
            if (page.Blocks[i].Length < 120 && match.Success && AuthorNames.Split([match.Groups[1].Value], evidence, page.Url) is { Count: > 0 } names)
            {
                return names;
            }
        }

        return [];
    }

    private static bool IsAuthorLink(PageNode node) =>
        node.Tag == "a" && (node.Element.GetAttribute("rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) ?? false);

    private static bool IsNamedAuthor(PageNode node) => (ElementNames.Read(node.Names) & NameMarks.Author) != 0;

    private static bool InComments(PageNode node)
    {
        var current = node;
        for (var depth = 0; depth < 40 && current is not null; depth++, current = current.Parent)
        {
            if (current.Has(NodeTraits.Comments) || current.Tag is "aside" or "footer")
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^\W{0,3}(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|Von|Par|Por|كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|حوار|أجرى الحوار|أجرت الحوار|تقرير|ترجمة|الكاتب)\s*[:：/-]?\s*(?!على|في|من\b)(\p{L}.{3,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline { get; }
}
