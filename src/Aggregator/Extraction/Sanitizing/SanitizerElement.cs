namespace Aggregator.Extraction.Sanitizing;

/// <summary>What the sanitiser knows of one HTML element: whether it stays, and how it nests.</summary>
internal sealed class SanitizerElement(string name, ElementTraits traits, string[] attributes)
{
    /// <summary>Lower case, as written to the output.</summary>
    public string Name => name;

    /// <summary>Allowed besides dir, lang and title.</summary>
    public ReadOnlySpan<string> Attributes => attributes;

    /// <summary>A small number of its own, for counting.</summary>
    public int Index { get; init; }

    public bool Is(ElementTraits trait) => (traits & trait) != 0;
}

/// <summary>The parts that an element plays; those of nesting follow "in body" of the HTML standard §13.2.6.4.7.</summary>
[Flags]
internal enum ElementTraits
{
    None = 0,

    /// <summary>Written to the output; without it the tags go and the content stays.</summary>
    Kept = 1,

    /// <summary>Has no content and no end tag.</summary>
    Void = 1 << 1,

    /// <summary>Its start tag ends an open paragraph; a line of its own in plain text.</summary>
    ClosesParagraph = 1 << 2,

    /// <summary>"Special" of the standard: implied end tags do not reach past it.</summary>
    Special = 1 << 3,

    Heading = 1 << 4,

    /// <summary>Bold, italic, links: their end tag reaches through blocks.</summary>
    Formatting = 1 << 5,

    /// <summary>Stands only in a table: caption, colgroup, col, sections, rows, cells.</summary>
    TablePart = 1 << 6,

    /// <summary>table, sections, rows, colgroup: text directly inside would be thrown out by a browser.</summary>
    TableFrame = 1 << 7,

    /// <summary>Cells and captions: no end tag inside reaches out of them.</summary>
    Barrier = 1 << 8,

    /// <summary>Goes with everything inside.</summary>
    Dropped = 1 << 9,

    /// <summary>Its content is characters up to its end tag, not markup.</summary>
    Raw = 1 << 10,

    /// <summary>As <see cref="Raw"/>, with character references.</summary>
    RawWithReferences = 1 << 11,

    /// <summary>svg and math: other rules inside.</summary>
    Foreign = 1 << 12,

    /// <summary>Worthless without its address.</summary>
    NeedsAddress = 1 << 13,

    Block = Kept | ClosesParagraph | Special,
}
