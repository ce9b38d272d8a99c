namespace Aggregator.Publishing;

/// <summary>A feed document that is ready to be sent.</summary>
/// <param name="ETag">A strong ETag with its quotation marks; it depends on the content only.</param>
/// <param name="LastModified">The newest change in the feed; null for an empty feed.</param>
public sealed record PublishedFeed(ReadOnlyMemory<byte> Body, string MediaType, string ETag, DateTimeOffset? LastModified);
