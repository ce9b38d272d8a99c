namespace Aggregator.Extraction.Pages;

/// <summary>What an element of a name is to the text around it: worked out once for each name, as a page has thousands of elements.</summary>
internal sealed class ElementKind(string name)
{
    /// <summary>Lower case, as the parser gives it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its insides are never read.</summary>
    public bool IsDropped { get; } = ElementKinds.IsDropped(name);

    /// <summary>Whether text before, inside and after it are different lines.</summary>
    public bool IsBlock { get; } = ElementKinds.IsBlock(name);

    /// <summary>Whether what stands inside is no text of the page.</summary>
    public bool IsSilent { get; } = name is "noscript" or "head" or "title" or "iframe" or "video";

    /// <summary>Templates hang every setting of the page on its outermost elements.</summary>
    public bool IsOutermost { get; } = name is "html" or "body" or "main" or "article";

    /// <summary>Surroundings by their very name.</summary>
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

    /// <summary>Whether it may be the element around an article: a paragraph never is, however long.</summary>
    public bool CanHoldArticle { get; } = ElementKinds.IsBlock(name)
        && name is not ("p" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "pre" or "dd" or "dt");
}
