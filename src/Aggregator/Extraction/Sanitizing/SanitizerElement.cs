namespace Aggregator.Extraction.Sanitizing;

/// <summary>The sanitiser's rules for one HTML element: whether it is kept, and how it nests.</summary>
internal sealed class SanitizerElement(string name, ElementTraits traits, string[] attributes)
{
    /// <summary>In lower case, as written to the output.</summary>
    public string Name => name;

    /// <summary>The attributes that are allowed in addition to dir, lang and title.</summary>
    public ReadOnlySpan<string> Attributes => attributes;

    /// <summary>A small unique number, used as an index for counting.</summary>
    public int Index { get; init; }

    public bool Is(ElementTraits trait) => (traits & trait) != 0;
}

/// <summary>The roles of an element. Those for nesting follow "in body" of the HTML standard §13.2.6.4.7.</summary>
[Flags]
internal enum ElementTraits
{
    None = 0,

    /// <summary>Written to the output. Without this trait the tags are removed and the content stays.</summary>
    Kept = 1,

    /// <summary>Has no content and no end tag.</summary>
    Void = 1 << 1,

    /// <summary>Its start tag ends an open paragraph. In plain text it begins a new line.</summary>
    ClosesParagraph = 1 << 2,

    /// <summary>"Special" in the standard: the search for implied end tags stops here.</summary>
    Special = 1 << 3,

    Heading = 1 << 4,

    /// <summary>Bold, italic, links. Their end tag also ends the blocks that are open inside them.</summary>
    Formatting = 1 << 5,

    /// <summary>Allowed only in a table: caption, colgroup, col, sections, rows, cells.</summary>
    TablePart = 1 << 6,

    /// <summary>table, sections, rows, colgroup. A browser moves text
    /// that stands directly inside them out of the table.</summary>
    TableFrame = 1 << 7,

    /// <summary>Cells and captions. An end tag inside them ends nothing outside them.</summary>
    Barrier = 1 << 8,

    /// <summary>Removed with everything inside.</summary>
    Dropped = 1 << 9,

    /// <summary>Its content is characters up to its end tag, not markup.</summary>
    Raw = 1 << 10,

    /// <summary>Like <see cref="Raw"/>, but character references are decoded.</summary>
    RawWithReferences = 1 << 11,

    /// <summary>svg and math. Their content has other rules.</summary>
    Foreign = 1 << 12,

    /// <summary>Removed when it has no allowed address.</summary>
    NeedsAddress = 1 << 13,

    Block = Kept | ClosesParagraph | Special,
}
