using System.Collections.Frozen;
using static Aggregator.Extraction.Sanitizing.ElementTraits;
using Trait = Aggregator.Extraction.Sanitizing.ElementTraits;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>The list of allowed elements, and of the few others for which it is not enough to remove the tags.</summary>
internal static class SanitizerElements
{
    private static readonly FrozenDictionary<string, SanitizerElement> Table = Build();

    private static readonly FrozenDictionary<string, SanitizerElement>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Table.GetAlternateLookup<ReadOnlySpan<char>>();

    public static int Count => Table.Count;

    public static SanitizerElement Anchor { get; } = Table["a"];

    public static SanitizerElement Paragraph { get; } = Table["p"];

    public static SanitizerElement ListItem { get; } = Table["li"];

    public static SanitizerElement Term { get; } = Table["dt"];

    public static SanitizerElement Definition { get; } = Table["dd"];

    public static SanitizerElement Preformatted { get; } = Table["pre"];

    public static SanitizerElement Row { get; } = Table["tr"];

    public static SanitizerElement Cell { get; } = Table["td"];

    public static SanitizerElement ColumnGroup { get; } = Table["colgroup"];

    public static SanitizerElement TableRoot { get; } = Table["table"];

    public static SanitizerElement LineBreak { get; } = Table["br"];

    /// <returns>Null for an unknown element: its tags are removed and its content stays.</returns>
    public static SanitizerElement? Find(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out var element) ? element : null;

    private static FrozenDictionary<string, SanitizerElement> Build()
    {
        var table = new Dictionary<string, SanitizerElement>(StringComparer.Ordinal);
        AddText(table);
        AddMedia(table);
        AddTables(table);
        AddRemoved(table);

        // Old spellings of elements that have another name in the standard (HTML standard §13.2.6.4.7, §16.2).
        table["image"] = table["img"];
        table["listing"] = table["pre"];
        table["xmp"] = new SanitizerElement("pre", Block | Raw, []) { Index = table.Count };
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void AddText(Dictionary<string, SanitizerElement> table)
    {
        Add(table, Block, "address article aside center dd dir div dl dt figcaption figure footer header hgroup li main menu nav p pre section summary ul");
        Add(table, Block, "blockquote", "cite");
        Add(table, Block, "details", "open");
        Add(table, Block, "ol", "start", "reversed");
        Add(table, Block | Heading, "h1 h2 h3 h4 h5 h6");
        Add(table, Block | Trait.Void, "hr");
        Add(table, Kept | Special | Trait.Void, "br wbr");
        Add(table, Kept | Formatting, "a", "href");
        Add(table, Kept | Formatting, "b big code em font i s small strike strong tt u");
        Add(table, Kept, "abbr acronym bdi bdo cite dfn kbd mark samp span sub sup var");
        Add(table, Kept, "q", "cite");
        Add(table, Kept, "del ins", "cite", "datetime");
        Add(table, Kept, "time", "datetime");
    }

    private static void AddMedia(Dictionary<string, SanitizerElement> table)
    {
        Add(table, Kept | Special | Trait.Void | NeedsAddress, "img", "src", "srcset", "sizes", "alt", "width", "height");
        Add(table, Kept, "audio", "src");
        Add(table, Kept, "video", "src", "poster", "width", "height");
        Add(table, Kept, "picture");
        Add(table, Kept | Special | Trait.Void | NeedsAddress, "source", "src", "srcset", "sizes", "type", "media");
    }

    private static void AddTables(Dictionary<string, SanitizerElement> table)
    {
        Add(table, Block | TableFrame, "table");
        Add(table, Kept | Special | TablePart | TableFrame, "tbody thead tfoot tr");
        Add(table, Kept | Special | TablePart | TableFrame, "colgroup", "span");
        Add(table, Kept | Special | TablePart | Trait.Void, "col", "span");
        Add(table, Kept | Special | TablePart | Trait.Barrier, "caption");
        Add(table, Kept | Special | TablePart | Trait.Barrier, "td th", "colspan", "rowspan", "scope");
    }

    private static void AddRemoved(Dictionary<string, SanitizerElement> table)
    {
        // iframe and object are not in this list. Their content is for
        // readers without frames and plug-ins, and our readers have neither.
        Add(table, Dropped | Raw, "script style noembed noframes");
        Add(table, Dropped | RawWithReferences, "textarea");
        Add(table, Dropped | Foreign, "svg math");
        Add(table, Dropped, "applet datalist portal select template");
        Add(table, Dropped | Trait.Void, "area base basefont bgsound command embed frame input isindex keygen link meta param track");

        // The content of a title is text and not markup. It is shown.
        Add(table, RawWithReferences | ClosesParagraph, "title");

        // The tags of these elements are removed, but in plain text they begin a new line.
        Add(table, ClosesParagraph, "body dialog fieldset form head html legend optgroup option search");
    }

    private static void Add(Dictionary<string, SanitizerElement> table, ElementTraits traits, string names, params string[] attributes)
    {
        foreach (var name in names.Split(' '))
        {
            table.Add(name, new SanitizerElement(name, traits, attributes) { Index = table.Count });
        }
    }
}
