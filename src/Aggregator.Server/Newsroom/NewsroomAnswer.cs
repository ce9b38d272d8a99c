namespace Aggregator.Server.Newsroom;

/// <summary>What an invented outlet answers to one request, before any transport.</summary>
/// <param name="ContentType">The header verbatim, wrong charsets included: they are part of the sample.</param>
/// <param name="Location">Where a redirect leads; null for every other answer.</param>
public sealed record NewsroomAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ETag, Uri? Location = null)
{
    /// <summary>True when the asker's validator names these very bytes, so that 304 says all.</summary>
    public bool IsKnownTo(string? ifNoneMatch) => ETag is not null && string.Equals(ETag, ifNoneMatch, StringComparison.Ordinal);
}
