namespace Aggregator.Feeds;

/// <summary>One item of a feed as its publisher wrote it; null where the publisher wrote nothing.</summary>
public sealed record ParsedEntry
{
    /// <summary>guid, Atom id, rdf:about or JSON id, exactly as written
    /// and never resolved; null when the publisher gave none.</summary>
    public string? Id { get; init; }

    public FeedText? Title { get; init; }

    /// <summary>The absolute address of the article's page.</summary>
    public Uri? Link { get; init; }

    public FeedText? Summary { get; init; }

    public FeedText? Content { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>The picture that the feed declares. Pictures inside its HTML do not count.</summary>
    public Uri? Image { get; init; }

    /// <summary>The page of readers' comments.</summary>
    public Uri? Comments { get; init; }

    /// <summary>The language that the entry states itself; null when it states none.</summary>
    public string? Language { get; init; }

    /// <summary>Tells the entry apart from other entries with the same link (<see cref="SharedLinks"/>); null when the
    /// link alone identifies it.</summary>
    public string? Part { get; init; }
}
