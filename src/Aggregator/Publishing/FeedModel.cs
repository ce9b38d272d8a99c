namespace Aggregator.Publishing;

/// <summary>A feed before it has a format: the facts that RSS, Atom and JSON Feed all state.</summary>
public sealed record FeedModel
{
    /// <summary>A tag: URI that never changes (RFC 4151).</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The page for people that shows the same articles.</summary>
    public required Uri HomePage { get; init; }

    /// <summary>The address of this document in its own format.</summary>
    public required Uri Self { get; init; }

    /// <summary>The logo of the paper whose feed it is, or of our site; null for none.</summary>
    public Uri? Icon { get; init; }

    /// <summary>WebSub hub; null when none is configured.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The archive document with older entries (RFC 5005 §4); null when there is none.</summary>
    public Uri? PreviousArchive { get; init; }

    /// <summary>For an archive document, the document with newer entries; null for the newest.</summary>
    public Uri? NextArchive { get; init; }

    /// <summary>For an archive document, the feed that readers subscribe to; null for that feed itself.</summary>
    public Uri? ArchiveOf { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<PublishedEntry> Entries { get; init; } = [];

    /// <summary>Entries that subscribers should remove; only Atom can state them.</summary>
    public IReadOnlyList<RemovedEntry> Removed { get; init; } = [];

    /// <summary>The newest change of its entries, where a removal is a change too; null for an empty feed. It is never the
    /// current time.</summary>
    public DateTimeOffset? LastModified => Entries.Select(entry => (DateTimeOffset?)entry.Updated).Concat(Removed.Select(removed => (DateTimeOffset?)removed.At)).Max();
}
