namespace Aggregator.Fetching;

/// <summary>What a server sent: bytes, and its claims about them.</summary>
public sealed record FetchedDocument
{
    /// <summary>The address after redirects: the base of relative references.</summary>
    public required Uri Url { get; init; }

    /// <summary>Lower case, without parameters; null when the server named none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset of Content-Type: a claim, often false.</summary>
    public string? Charset { get; init; }

    /// <summary>Content-Language; null when the server named none.</summary>
    public string? Language { get; init; }

    /// <summary>The body after content decoding, whole.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }
}

/// <summary>What makes the next request conditional (RFC 9110 §8.8): kept byte-exact.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static Validators None { get; } = new(null, null);
}
