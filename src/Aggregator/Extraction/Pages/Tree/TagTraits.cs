namespace Aggregator.Extraction.Pages.Tree;

/// <summary>How the tree builder treats the elements of a name (HTML standard §13.2.4, §13.2.6).</summary>
[Flags]
internal enum TagTraits
{
    None = 0,
    Special = 1,

    /// <summary>Nothing outside it is closed from inside.</summary>
    Scope = 2,

    /// <summary>Its end tag may be left out.</summary>
    ImpliedEnd = 4,

    /// <summary>Opened again where it was closed in the wrong order.</summary>
    Formatting = 8,

    Heading = 16,

    /// <summary>A part of tables, whose text goes before the table.</summary>
    Fosters = 32,

    /// <summary>A block that closes an open paragraph.</summary>
    Block = 64,

    /// <summary>Ends a drawing or formula it stands in.</summary>
    EndsForeign = 128,

    /// <summary>caption, col, td and the like: nothing outside tables.</summary>
    TablePart = 256,

    /// <summary>Belongs to the head, wherever it stands.</summary>
    Head = 512,

    /// <summary>Has no end tag and stands in a line of text.</summary>
    Void = 1024,

    /// <summary>Lists and buttons: some names look no further.</summary>
    List = 2048,

    Row = 4096,

    Cell = 8192,

    RowGroup = 16384,

    Table = 32768,
}

/// <summary>Tells the traits of a name.</summary>
internal static class TagTraitsOf
{
    private static readonly (TagTraits Trait, HashSet<string> Names)[] All =
    [
        Read(TagTraits.Special, "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd details dir div dl dt "
            + "embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main "
            + "marquee menu meta nav noembed noframes noscript object ol p param plaintext pre script search section select source style summary table tbody td template "
            + "textarea tfoot th thead title tr track ul wbr xmp"),
        Read(TagTraits.Scope, "applet caption html table td th marquee object template"),
        Read(TagTraits.ImpliedEnd, "dd dt li optgroup option p rb rp rt rtc"),
        Read(TagTraits.Formatting, "a b big code em font i nobr s small strike strong tt u"),
        Read(TagTraits.Heading, "h1 h2 h3 h4 h5 h6"),
        Read(TagTraits.Fosters, "table tbody tfoot thead tr"),
        Read(TagTraits.Block, "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer header hgroup main menu nav ol search section summary ul"),
        Read(TagTraits.EndsForeign, "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong "
            + "strike sub sup table tt u ul var"),
        Read(TagTraits.TablePart, "caption col colgroup tbody td tfoot th thead tr"),
        Read(TagTraits.Head, "base basefont bgsound link meta noframes noscript script style template title"),
        Read(TagTraits.Void, "area br embed img keygen wbr"),
        Read(TagTraits.List, "ol ul"),
        Read(TagTraits.Row, "tr"),
        Read(TagTraits.Cell, "td th"),
        Read(TagTraits.RowGroup, "tbody tfoot thead"),
        Read(TagTraits.Table, "table"),
    ];

    public static TagTraits Name(string name)
    {
        var traits = TagTraits.None;
        foreach (var (trait, names) in All)
        {
            traits |= names.Contains(name) ? trait : TagTraits.None;
        }

        return traits;
    }

    private static (TagTraits Trait, HashSet<string> Names) Read(TagTraits trait, string names) => (trait, new HashSet<string>(names.Split(' '), StringComparer.Ordinal));
}
