namespace Aggregator.Sources;

/// <summary>CSS selectors for article pages that defeat guessing; each overrides its own field only.</summary>
public sealed record PageRules
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public string? Author { get; init; }

    public string? Date { get; init; }

    public string? Image { get; init; }

    /// <summary>Elements taken out of the body.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}

/// <summary>CSS selectors that turn a section page into entries, for sources without a feed.</summary>
public sealed record ListingRules
{
    /// <summary>One match per entry.</summary>
    public required string Item { get; init; }

    /// <summary>Inside the item; null means the item's first link.</summary>
    public string? Link { get; init; }

    /// <summary>Inside the item; null means the link's text.</summary>
    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Date { get; init; }

    public string? Image { get; init; }
}
