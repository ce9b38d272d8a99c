namespace Aggregator.Fetching;

/// <summary>A request for one document.</summary>
public sealed record FetchRequest
{
    public required Uri Url { get; init; }

    /// <summary>Decides the Accept header.</summary>
    public FetchKind Kind { get; init; } = FetchKind.Feed;

    /// <summary>From the last answer; <see cref="Validators.None"/> makes the request unconditional.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Replaces our user agent; null means our user agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Sent only to the host of <see cref="Url"/>; a redirect to another host does not carry them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether robots.txt is obeyed. True for pages and pictures; false for feeds, because publishers offer feeds for
    /// polling.</summary>
    public bool ObeyRobots { get; init; }

    /// <summary>Holds the room of a large body until the work on it has ended; null when the body is dropped at once.</summary>
    public BodyRoom? Room { get; init; }
}

/// <summary>The kind of document that we expect.</summary>
public enum FetchKind
{
    Feed,
    Page,
    Image,
    Robots,
}
