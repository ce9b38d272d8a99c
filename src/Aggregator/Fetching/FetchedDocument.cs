namespace Aggregator.Fetching;

/// <summary>The answer of a server: bytes, and what the server says about them.</summary>
public sealed record FetchedDocument
{
    /// <summary>The address after redirects; relative references are resolved against it.</summary>
    public required Uri Url { get; init; }

    /// <summary>Lower case, without parameters; null when the server named none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset of Content-Type; it is often wrong.</summary>
    public string? Charset { get; init; }

    /// <summary>Content-Language; null when the server named none.</summary>
    public string? Language { get; init; }

    /// <summary>The whole body after decompression.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }
}

/// <summary>The values that make the next request conditional (RFC 9110 §8.8); their bytes are kept unchanged.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static Validators None { get; } = new(null, null);
}
