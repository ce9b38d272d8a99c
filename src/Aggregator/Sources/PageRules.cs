namespace Aggregator.Sources;

/// <summary>CSS selectors for article pages that the extractor reads wrongly; each selector overrides only its own
/// field.</summary>
public sealed record PageRules
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Author { get; init; }

    public string? Date { get; init; }

    public string? Image { get; init; }

    /// <summary>Elements that are removed from the body.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}

/// <summary>CSS selectors that turn a section page into entries, for sources without a feed.</summary>
public sealed record ListingRules
{
    /// <summary>The selector of one entry.</summary>
    public required string Item { get; init; }

    /// <summary>Inside the item; null means the first link of the item.</summary>
    public string? Link { get; init; }

    /// <summary>Inside the item; null means the text of the link.</summary>
    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Date { get; init; }

    public string? Image { get; init; }
}
