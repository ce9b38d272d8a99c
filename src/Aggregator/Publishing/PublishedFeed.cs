namespace Aggregator.Publishing;

/// <summary>A feed document ready to be sent.</summary>
/// <param name="ETag">Strong, over the content and nothing else, with its quotation marks.</param>
/// <param name="LastModified">The newest change in it; null for an empty feed.</param>
public sealed record PublishedFeed(ReadOnlyMemory<byte> Body, string MediaType, string ETag, DateTimeOffset? LastModified);
