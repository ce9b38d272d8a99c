namespace Aggregator.Extraction.Pages;

/// <summary>What text inherits from the elements around it.</summary>
internal readonly record struct TextState(PageNode? Block, int Heading, BlockPlace Place, bool IsLinked, bool IsSilent)
{
    public static TextState Initial { get; } = new(null, 0, BlockPlace.Plain, false, false);
}

/// <summary>What each element of HTML means for text: whether it
/// separates lines, silences its text, or is of a special kind.</summary>
internal static class ElementKinds
{
    /// <summary>Elements whose content is never read.</summary>
    public static bool IsDropped(string tag) => tag is "script" or "style" or "template" or "select" or "datalist" or "svg"
        or "math" or "canvas" or "map" or "object" or "textarea" or "input" or "audio" or "param" or "source" or "track";

    public static bool IsBlock(string tag) => tag switch
    {
        "a" or "abbr" or "acronym" or "b" or "bdi" or "bdo" or "big" or "cite" or "code" or "data" or "del" or "dfn" or "em"
            or "font" or "i" or "ins" or "kbd" or "label" or "mark" or "q" or "s" or "samp" or "small" or "span" or "strike"
            or "strong" or "sub" or "sup" or "time" or "tt" or "u" or "var" or "wbr" or "nobr" or "img" or "picture"
            or "button" or "ruby" or "rt" or "rp" or "meta" or "link" or "blink" => false,
        _ => true,
    };

    public static NodeTraits Traits(ElementKind kind, in NodeAttributes attributes, NameMarks marks)
    {
        var traits = NodeTraits.None;
        if (attributes.ItemProp.Contains("articleBody", StringComparison.OrdinalIgnoreCase))
        {
            return NodeTraits.ArticleBody | NodeTraits.Good;
        }

        var tag = kind.Name;
        if (kind.IsOutermost)
        {
            marks &= NameMarks.Hidden | NameMarks.Good;
        }

        traits |= (marks & NameMarks.Good) != 0 && tag is not ("html" or "body") ? NodeTraits.Good : 0;
        traits |= (marks & NameMarks.Comments) != 0 ? NodeTraits.Comments : 0;
        traits |= tag == "figcaption" || (marks & NameMarks.Caption) != 0 ? NodeTraits.Caption : 0;
        traits |= tag == "article" ? NodeTraits.Article : 0;
        traits |= tag == "form" ? NodeTraits.Form : 0;
        traits |= attributes.IsHidden || (marks & NameMarks.Hidden) != 0 ? NodeTraits.Hidden : 0;
        return traits | (IsBad(kind, attributes, marks) ? NodeTraits.Bad : 0);
    }

    public static TextState Inherit(in TextState outer, PageNode node, in NodeAttributes attributes)
    {
        var kind = node.Element.Kind;
        var place = outer.Place | kind.Place;
        place |= node.Has(NodeTraits.Caption) ? BlockPlace.Caption : BlockPlace.Plain;
        place |= kind.Place == BlockPlace.Quote && IsEmbed(attributes.Names) ? BlockPlace.Embed : BlockPlace.Plain;

        // A button inside a heading holds the words of the heading and opens the text below, so its text is read.
        return new TextState(
            kind.IsBlock ? node : outer.Block,
            kind.Heading > 0 ? kind.Heading : outer.Heading,
            place,
            outer.IsLinked || (attributes.IsLink && kind.Name == "a"),
            outer.IsSilent || kind.IsSilent || (outer.Heading == 0 && kind.Name == "button")
                || (!kind.IsBlock && node.Has(NodeTraits.Hidden)));
    }

    private static bool IsEmbed(string names) =>
        names.Contains("twitter-", StringComparison.Ordinal) || names.Contains("instagram-", StringComparison.Ordinal)
        || names.Contains("tiktok-", StringComparison.Ordinal);

    private static bool IsBad(ElementKind kind, in NodeAttributes attributes, NameMarks marks)
    {
        if (kind.IsOutermost || kind.Heading == 1 || kind.Place == BlockPlace.Paragraph)
        {
            return false;
        }

        return kind.IsSurrounding
            || (marks & NameMarks.Bad) != 0
            || attributes.Role is "navigation" or "complementary" or "contentinfo" or "search" or "dialog" or "menu" or "tooltip" or "banner";
    }
}
