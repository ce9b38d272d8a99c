namespace Aggregator.Server.Newsroom;

/// <summary>The answer of an invented outlet to one request, independent of the transport.</summary>
/// <param name="ContentType">The exact header; wrong charsets are part of the sample.</param>
/// <param name="Location">The target of a redirect; null for every other answer.</param>
public sealed record NewsroomAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ETag, Uri? Location = null)
{
    /// <summary>True when the request's validator names these bytes, so that 304 is enough.</summary>
    public bool IsKnownTo(string? ifNoneMatch) => ETag is not null && string.Equals(ETag, ifNoneMatch, StringComparison.Ordinal);
}
