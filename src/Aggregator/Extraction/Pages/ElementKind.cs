namespace Aggregator.Extraction.Pages;

/// <summary>What the name of an element means for the text around it. This is computed once for each name, because a
/// page has thousands of elements.</summary>
internal sealed class ElementKind(string name)
{
    /// <summary>In lower case, as the parser gives it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the content of the element is never read.</summary>
    public bool IsDropped { get; } = ElementKinds.IsDropped(name);

    /// <summary>Whether the texts before, inside and after the element are different lines.</summary>
    public bool IsBlock { get; } = ElementKinds.IsBlock(name);

    /// <summary>Whether text inside the element is not text of the page.</summary>
    public bool IsSilent { get; } = name is "noscript" or "head" or "title" or "iframe" or "video";

    /// <summary>Whether the element is one of the outermost. Templates write every setting of the page into its names,
    /// so most of these names are ignored.</summary>
    public bool IsOutermost { get; } = name is "html" or "body" or "main" or "article";

    /// <summary>Whether the element's name alone says that it surrounds articles.</summary>
    public bool IsSurrounding { get; } = name is "nav" or "footer" or "aside" or "dialog" or "menu";

    /// <summary>1 to 6 for headings, otherwise 0.</summary>
    public int Heading { get; } = name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    public BlockPlace Place { get; } = name switch
    {
        "li" or "dd" or "dt" => BlockPlace.ListItem,
        "blockquote" => BlockPlace.Quote,
        "td" or "th" => BlockPlace.Cell,
        "pre" => BlockPlace.Preformatted,
        "p" => BlockPlace.Paragraph,
        _ => BlockPlace.Plain,
    };

    /// <summary>Whether the element may contain an article. A paragraph may not, however long it is.</summary>
    public bool CanHoldArticle { get; } = ElementKinds.IsBlock(name)
        && name is not ("p" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "pre" or "dd" or "dt");
}
