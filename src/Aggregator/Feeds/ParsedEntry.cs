namespace Aggregator.Feeds;

/// <summary>One item of a feed as its publisher wrote it; what is absent stays null.</summary>
public sealed record ParsedEntry
{
    /// <summary>guid, Atom id, rdf:about or JSON id, verbatim, never resolved; null when the publisher gave none.</summary>
    public string? Id { get; init; }

    public FeedText? Title { get; init; }

    /// <summary>The article's page, absolute.</summary>
    public Uri? Link { get; init; }

    public FeedText? Summary { get; init; }

    public FeedText? Content { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>What the feed declares, not what its HTML contains.</summary>
    public Uri? Image { get; init; }

    /// <summary>The page of readers' comments.</summary>
    public Uri? Comments { get; init; }

    /// <summary>The entry's own language where it differs from, or is stated beside, the feed's.</summary>
    public string? Language { get; init; }

    /// <summary>What names the entry under a link that is not its alone (<see cref="SharedLinks"/>); null where the link names it.</summary>
    public string? Part { get; init; }
}
