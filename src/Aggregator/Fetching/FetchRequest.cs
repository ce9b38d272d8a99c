namespace Aggregator.Fetching;

/// <summary>One document to be asked for.</summary>
public sealed record FetchRequest
{
    public required Uri Url { get; init; }

    /// <summary>Decides the Accept header.</summary>
    public FetchKind Kind { get; init; } = FetchKind.Feed;

    /// <summary>From the last answer; <see cref="Validators.None"/> asks unconditionally.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Replaces our own; null for ours.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Sent to the host of <see cref="Url"/> only: a redirect elsewhere does not carry them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>For pages and pictures. A feed is published to be polled.</summary>
    public bool ObeyRobots { get; init; }
}

/// <summary>What kind of document we hope for.</summary>
public enum FetchKind
{
    Feed,
    Page,
    Image,
    Robots,
}
