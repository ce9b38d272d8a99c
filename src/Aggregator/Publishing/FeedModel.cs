namespace Aggregator.Publishing;

/// <summary>A feed before it has a format: what RSS, Atom and JSON Feed say in their own words.</summary>
public sealed record FeedModel
{
    /// <summary>A tag: URI that never changes (RFC 4151).</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The page for people that shows the same articles.</summary>
    public required Uri HomePage { get; init; }

    /// <summary>Where this very document is served, in its own format.</summary>
    public required Uri Self { get; init; }

    /// <summary>The sign of whose feed it is: a paper's logo, or the site's own; null for none.</summary>
    public Uri? Icon { get; init; }

    /// <summary>WebSub hub; null when none is configured.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The archive document before this one (RFC 5005 §4); null when there is none.</summary>
    public Uri? PreviousArchive { get; init; }

    /// <summary>For an archive document, the one after it; null for the newest.</summary>
    public Uri? NextArchive { get; init; }

    /// <summary>For an archive document, the feed that is subscribed to; null for that feed itself.</summary>
    public Uri? ArchiveOf { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<PublishedEntry> Entries { get; init; } = [];

    /// <summary>What subscribers should forget; only Atom has words for it.</summary>
    public IReadOnlyList<RemovedEntry> Removed { get; init; } = [];

    /// <summary>The newest change of its entries, a removal too; null for an empty feed. Never the clock.</summary>
    public DateTimeOffset? LastModified => Entries.Select(entry => (DateTimeOffset?)entry.Updated).Concat(Removed.Select(removed => (DateTimeOffset?)removed.At)).Max();
}
