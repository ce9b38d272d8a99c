using System.Text.RegularExpressions;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Fields;

/// <summary>The people who wrote the article. On Arabic pages the site, logins and agencies never count as authors; on
/// other pages they count when no person is named.</summary>
internal static partial class AuthorField
{
    private static readonly string[] MetaNames =
        ["author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author", "creator", "shareaholic:article_author_name", "twitter:data1"];

    public static IReadOnlyList<string> Read(Page page, PageEvidence evidence, PageNode? container, IReadOnlyList<Block> body)
    {
        var people = Find(page, evidence, container, body, new AuthorNames(evidence.Site, page.Url));
        if (people.Count > 0 || LanguageField.IsArabicScript(evidence.Meta("og:title") ?? page.HeadTitle ?? ""))
        {
            // Arabic templates fill in the paper's name or an editor's account. No author is better than such a name.
            return people;
        }

        // On other pages, readers see the declared desk or agency as the byline.
        var anyone = new AuthorNames(evidence.Site, page.Url, takesAnyone: true);
        var declared = anyone.Split(evidence.Data.Authors);
        return declared.Count > 0 ? declared
            : FromMeta(evidence, anyone) is { Count: > 0 } meta ? meta
            : FromNames(page, anyone, container) is { Count: > 0 } named ? named
            : anyone.Split(evidence.Data.Organizations);
    }

    private static List<string> Find(Page page, PageEvidence evidence, PageNode? container, IReadOnlyList<Block> body, AuthorNames filter)
    {
        var declared = filter.Split(evidence.Data.Authors);
        if (declared.Count == 0)
        {
            declared = FromMeta(evidence, filter) is { Count: > 0 } meta ? meta : FromUnseenNames(page, filter, container);
        }

        var named = FromNames(page, filter, container);
        if (declared.Count > 0)
        {
            return named.Count > declared.Count && declared.All(name => named.Contains(name, StringComparer.OrdinalIgnoreCase)) ? named : declared;
        }

        return named.Count > 0 ? named
            : FromLines(page, filter, container) is { Count: > 0 } lines ? lines
            : Signature(body, filter);
    }

    private static List<string> FromMeta(PageEvidence evidence, AuthorNames filter)
    {
        foreach (var name in MetaNames)
        {
            if (name == "twitter:data1" && !AuthorLabel.IsMatch(evidence.Meta("twitter:label1") ?? ""))
            {
                continue;
            }

            if (filter.Split(evidence.Metas(name)) is { Count: > 0 } names)
            {
                return names;
            }
        }

        return [];
    }

    /// <summary>Microdata may give the author's name only to programs, in a meta element inside the author's element.</summary>
    private static List<string> FromUnseenNames(Page page, AuthorNames filter, PageNode? container) =>
        filter.Split(
        [
            .. page.Metas
                .Where(meta => IsMarked(meta, "name") && meta.Parent is { } around && IsMarked(around, "author") && !IsElsewhere(around, container))
                .Select(meta => meta.Element.GetAttribute("content"))
                .OfType<string>(),
        ]);

    /// <summary>Elements that are marked or named as the author. Clear markup
    /// comes first, then nearness to the beginning of the body.</summary>
    private static List<string> FromNames(Page page, AuthorNames filter, PageNode? container)
    {
        var start = container?.FirstBlock ?? 0;
        var nodes = page.Marked.Where(node => IsMarked(node, "author"))
            .Concat(page.Named.Where(node => IsAuthorLink(node) || (node.Marks & NameMarks.Author) != 0))
            .Where(node => node.EndBlock > node.FirstBlock && !IsElsewhere(node, container))
            .Select(node => (Node: node, Text: page.TextOf(NameInside(page, node), 160)))
            .Where(found => found.Text.Length is > 2 and < 140)
            .OrderByDescending(found => Rank(found.Node, start))
            .Take(40);
        var names = new List<string>();
        PageNode? from = null;
        foreach (var (node, text) in nodes)
        {
            // Several authors stand side by side in elements of the same
            // name. After the first author, other elements are skipped.
            if (from is not null && (node.Names != from.Names || node.Tag != from.Tag || node.Names.Length == 0 || Math.Abs(node.FirstBlock - from.FirstBlock) > 4))
            {
                continue;
            }

            var found = filter.Split([text]);
            from ??= found.Count > 0 ? node : null;
            names.AddRange(found.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)));
        }

        return names.Count <= 8 ? names : [];
    }

    private static double Rank(PageNode node, int start)
    {
        var exact = IsMarked(node, "author") ? 3
            : IsAuthorLink(node) ? 3
            : node.Names.Contains("name", StringComparison.OrdinalIgnoreCase) ? 2.5
            : node.Tag is "a" or "span" ? 2 : 1.5;
        var distance = Math.Abs(node.FirstBlock - start);
        return exact - (0.02 * Math.Min(distance, 60)) - (node.FirstBlock > start + 3 ? 0.8 : 0);
    }

    /// <summary>A line near the beginning of the body that names the author.</summary>
    private static List<string> FromLines(Page page, AuthorNames filter, PageNode? container)
    {
        var end = Math.Min(page.Blocks.Count, container is null ? 80 : container.FirstBlock + 6);
        for (var i = Math.Max(0, end - 40); i < end; i++)
        {
            var block = page.Blocks[i];
            if (i + 1 < page.Blocks.Count && block.Length < 25 && Label.IsMatch(block.Text) && filter.Split([page.Blocks[i + 1].Text]) is { Count: > 0 } labelled)
            {
                return labelled;
            }

            var match = block.Length < 120 ? Byline.Match(block.Text) : Match.Empty;
            if (match.Success && filter.Split([match.Groups[1].Value]) is { Count: > 0 } names && names[0].Contains(' ', StringComparison.Ordinal))
            {
                return names;
            }
        }

        return [];
    }

    /// <summary>A signed line at the end or the beginning of the body: «*أكرم القصطلني.. صحافي متدرب», «كتب: …».</summary>
    private static List<string> Signature(IReadOnlyList<Block> body, AuthorNames filter)
    {
        foreach (var block in body.TakeLast(2).Concat(body.Take(2)).Where(block => block.Length < 90))
        {
            var match = SignedLine.Match(block.Text);
            var name = match.Success ? match.Groups[1].Value : Byline.Match(block.Text) is { Success: true } byline ? byline.Groups[1].Value : "";
            if (name.Length > 0 && filter.Split([name]) is { Count: > 0 } names)
            {
                return names;
            }
        }

        return [];
    }

    private static bool IsAuthorLink(PageNode node) =>
        node.Tag == "a" && ((node.Element.GetAttribute("rel")?.Contains("author", StringComparison.OrdinalIgnoreCase) ?? false)
            || NodeAttributes.IsAuthorAddress(node.Element.GetAttribute("href")));

    /// <summary>In microdata, the author's element may hold the name in an element of its own, beside a label, a
    /// portrait or a job title.</summary>
    private static PageNode NameInside(Page page, PageNode author) =>
        IsMarked(author, "author")
            ? page.Marked.FirstOrDefault(node => node != author && author.Holds(node) && IsMarked(node, "name") && node.EndPiece > node.FirstPiece) ?? author
            : author;

    private static bool IsMarked(PageNode node, string property) =>
        (node.Element.GetAttribute("itemprop")?.Contains(property, StringComparison.OrdinalIgnoreCase) ?? false)
        || (property == "author" && node.Tag != "meta" && (NodeAttributes.NamesAuthor(node.Element.GetAttribute("property")) || NodeAttributes.NamesAuthor(node.Element.GetAttribute("typeof"))));

    /// <summary>An article may have a footer of its own that names its author.</summary>
    private static bool IsOwnFooter(PageNode footer, PageNode? container) =>
        footer.Parent is { Tag: "article" } article && (container is null || article.Holds(container) || container.Holds(article));

    /// <summary>Whether the node stands in comments, a side box or a list of other articles. Elements that also hold
    /// the article do not count, because Blogger names such an element "widget".</summary>
    private static bool IsElsewhere(PageNode node, PageNode? container)
    {
        var current = node;
        for (var depth = 0; depth < 40 && current is not null && !(container is not null && current.Holds(container)); depth++, current = current.Parent)
        {
            if (current.Has(NodeTraits.Comments) || current.Tag is "aside" or "nav" || (current.Tag == "footer" && !IsOwnFooter(current, container)) || Elsewhere.IsMatch(current.Names))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"related|sidebar|recommend|popular|trending|latest|teaser|widget|most-?read|carousel", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere { get; }

    [GeneratedRegex(@"^\W{0,3}(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by|[Aa]uthor:|[Vv]on:?|[Pp]ar|[Pp]or:?|[Dd]i|Text:|Autor(?:in)?:|كتب(?:ت|ه|ها)?|بقلم|إعداد|اعداد|تحرير|حوار|حاوره|حاورته|حاورها|أجرى الحوار|أجرت الحوار|تقرير|ترجمة|الكاتب|المحرر|Autorin/Autor)(?:\s*[:：/\-–]\s*|\s+)(?!على|في|من\b|a |the |an |the)(\p{L}.{2,80})$", RegexOptions.CultureInvariant)]
    private static partial Regex Byline { get; }

    [GeneratedRegex(@"^(?:Autor(?:in)?(?:/Autor(?:in)?)?|Author|Writer|Written by|By|Von|Text|Auteur|بقلم|الكاتب|كتب|إعداد)\s*:?$", RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    [GeneratedRegex(@"\b(?:by|von|par|por)$|بواسطة|^author", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorLabel { get; }

    [GeneratedRegex(@"^\s*[*•]\s*(\p{L}[\p{L} ]{4,40}?)\s*(?:\.\.|،|,|-|–|:|\()\s*(?:صحاف|كاتب|مراسل|باحث|متدرب|طالب|محام|أستاذ|journalist|reporter|writer)", RegexOptions.CultureInvariant)]
    private static partial Regex SignedLine { get; }
}
