using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;
using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Bodies;

/// <summary>Finds the element that the page itself marks as the
/// article's text, also when the element holds little text.</summary>
internal static partial class DeclaredBody
{
    private const int MinLetters = 15;
    private const int MaxQuoted = 1500;
    private const int ManyBoxes = 2;
    private const double PartShare = 0.5;

    /// <summary>Finds it by microdata, or by a name that templates give to bodies.</summary>
    /// <returns>Null when no element is marked, or when the marked elements hold no text.</returns>
    public static PageNode? Find(Page page, PageNode? headline)
    {
        var marked = page.Nodes
            .Where(node => node.Has(NodeTraits.Good) && node.Element.Kind.CanHoldArticle && (node.Has(NodeTraits.ArticleBody) || BodyName.IsMatch(node.Names)))
            .Where(node => (headline is null || node.EndBlock > headline.EndBlock) && HasText(page, node) && !IsElsewhere(node, headline))
            .ToList();
        return Whole(page, marked, marked.Find(node => node.Has(NodeTraits.ArticleBody)))
            ?? Whole(page, marked, marked.Find(node => !IsBeside(node)) ?? marked.FirstOrDefault());
    }

    /// <summary>The article or main element around the headline; null when there is none. When no element is marked as
    /// the body, the body lies in it.</summary>
    public static PageNode? Around(PageNode? headline)
    {
        var node = headline?.Parent;
        while (node is not null and not { Tag: "article" or "main" })
        {
            node = node.Parent;
        }

        return node;
    }

    /// <summary>Some templates split a body into boxes of the same name. The element around these boxes is the body,
    /// unless they are a list of other articles.</summary>
    private static PageNode? Whole(Page page, List<PageNode> marked, PageNode? first)
    {
        var alike = marked.FindAll(node => first is not null && node.Names == first.Names && !first.Holds(node));
        var around = first;
        foreach (var other in alike)
        {
            while (around is not null && !around.Holds(other))
            {
                around = around.Parent;
            }
        }

        return alike.Count < ManyBoxes || around is null ? first
            : MassOf(page, around) > PartShare * page.Blocks.Sum(block => block.Mass) && around.Tag is not ("body" or "html") ? around
            : null;
    }

    private static double MassOf(Page page, PageNode node)
    {
        var mass = 0.0;
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            mass += page.Blocks[i].Mass;
        }

        return mass;
    }

    private static bool HasText(Page page, PageNode node)
    {
        var letters = 0;
        for (var i = node.FirstBlock; i < node.EndBlock && letters < MinLetters; i++)
        {
            letters += page.Blocks[i].Heading == 1 ? 0 : page.Blocks[i].Length;
        }

        return letters >= MinLetters;
    }

    /// <summary>Whether the element is hidden, or lies in readers' comments, an aside, a footer or navigation. Comments
    /// also have marked bodies.</summary>
    private static bool IsElsewhere(PageNode node, PageNode? headline)
    {
        for (var around = node; around is not null && !(headline is not null && around.Holds(headline)); around = around.Parent)
        {
            if (around.Has(NodeTraits.Hidden) || (around != node && around.Has(NodeTraits.Comments)) || around.Tag is "aside" or "footer" or "nav")
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBeside(PageNode node)
    {
        for (var around = node; around is not null; around = around.Parent)
        {
            if ((around.Marks & NameMarks.Beside) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The smallest element that holds all the lines of the body in JSON-LD. Used for short bodies; null when
    /// no such element is found.</summary>
    public static PageNode? Quoted(Page page, string? body)
    {
        var key = body is { Length: >= MinLetters and <= MaxQuoted } ? TitleKey.Of(body) : "";
        if (key.Length < MinLetters)
        {
            return null;
        }

        var lines = page.Blocks.Where(block => block.Heading == 0 && TitleKey.Of(block.Text) is { Length: >= MinLetters } line && key.Contains(line, StringComparison.Ordinal)).ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var around = lines[0].Node;
        while (around is not null && around.EndBlock <= lines[^1].Index)
        {
            around = around.Parent;
        }

        return around is null or { Tag: "html" or "body" } ? null : around;
    }

    /// <summary>Only whole words match, because "article-body-image" is not the body.</summary>
    [GeneratedRegex(@"(?:^|[\s_-])(?:\w*(?:article|entry|post|story|news|single|item|detail)s?[-_]{0,2}(?:body|content|full-?text|text)|the-?content|article-?(?:detail|main|story)|(?:main|content)-?body|body-?(?:content|copy|text)|field-(?:-)?name-body|longdesc|itemfulltext)(?:$|[\s_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BodyName { get; }
}
