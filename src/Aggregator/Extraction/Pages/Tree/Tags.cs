namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The elements that the tree builder asks for by name.</summary>
internal static class Tags
{
    public static ElementKind A { get; } = TreeNames.Of("a");

    public static ElementKind Body { get; } = TreeNames.Of("body");

    public static ElementKind Button { get; } = TreeNames.Of("button");

    public static ElementKind Caption { get; } = TreeNames.Of("caption");

    public static ElementKind ColumnGroup { get; } = TreeNames.Of("colgroup");

    public static ElementKind Form { get; } = TreeNames.Of("form");

    public static ElementKind Frameset { get; } = TreeNames.Of("frameset");

    public static ElementKind Head { get; } = TreeNames.Of("head");

    public static ElementKind Html { get; } = TreeNames.Of("html");

    public static ElementKind Image { get; } = TreeNames.Of("img");

    public static ElementKind ListItem { get; } = TreeNames.Of("li");

    public static ElementKind NoBreak { get; } = TreeNames.Of("nobr");

    public static ElementKind Option { get; } = TreeNames.Of("option");

    public static ElementKind OptionGroup { get; } = TreeNames.Of("optgroup");

    public static ElementKind Paragraph { get; } = TreeNames.Of("p");

    public static ElementKind Ruby { get; } = TreeNames.Of("ruby");

    public static ElementKind RubyTexts { get; } = TreeNames.Of("rtc");

    public static ElementKind Row { get; } = TreeNames.Of("tr");

    public static ElementKind RowGroup { get; } = TreeNames.Of("tbody");

    public static ElementKind Select { get; } = TreeNames.Of("select");

    public static ElementKind Table { get; } = TreeNames.Of("table");

    public static ElementKind Template { get; } = TreeNames.Of("template");

    public static ElementKind Break { get; } = TreeNames.Of("br");

    public static ElementKind Term { get; } = TreeNames.Of("dt");

    public static ElementKind Description { get; } = TreeNames.Of("dd");
}
