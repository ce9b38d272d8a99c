using Aggregator.Extraction.Pages;

namespace Aggregator.Extraction.Discovery.Lists;

/// <summary>One anchor of a page.</summary>
internal sealed class PageLink
{
    public required PageNode Anchor { get; init; }

    public required Uri Address { get; init; }

    /// <summary>Two links with the same key lead to the same page.</summary>
    public required string Key { get; init; }

    /// <summary>The words inside the anchor; empty for a picture.</summary>
    public required string Text { get; init; }

    /// <summary>The heading inside or around the anchor, or the element inside it that is named like a title.</summary>
    public required PageNode? Heading { get; init; }

    /// <summary>The words of <see cref="Heading"/>; otherwise of the anchor; empty when they only invite to read or to share.</summary>
    public required string Headline { get; init; }

    public required LinkPlace Place { get; init; }

    /// <summary>Links with the same form stand in the same structure of tags and classes.</summary>
    public required string Form { get; init; }

    public required AddressShape Shape { get; init; }

    /// <summary>The largest element around the anchor without another link of the same form.</summary>
    public PageNode Card { get; set; } = null!; // Set by LinkGroup for all links, before it is read.
}
