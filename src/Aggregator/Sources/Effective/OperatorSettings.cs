namespace Aggregator.Sources.Effective;

/// <summary>What operators have made of one source beside feeds.json. The store keeps one of these for a source.</summary>
public sealed record OperatorSettings
{
    public required string SourceId { get; init; }

    /// <summary>JSON with the names of feeds.json. For an own source it is the whole entry. For a source of the file it is a merge
    /// patch (RFC 7396) over the file's entry: null takes a setting back to its default. Null when operators changed
    /// nothing.</summary>
    public string? Entry { get; init; }

    /// <summary>Whether the source was made by operators and does not need feeds.json.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Null when the source is not removed.</summary>
    public SourceRemoval? Removal { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The name of an account, or <c>cli:USER</c>.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Grows with each change; 0 when the store has nothing yet. The store refuses a change of an older one.</summary>
    public long Revision { get; init; }
}

/// <summary>Who took a source out, when and why.</summary>
/// <param name="WithArticles">Whether its articles are shown nowhere any more.</param>
public sealed record SourceRemoval(DateTimeOffset At, string By, string Reason, bool WithArticles)
{
    /// <summary>How long a removal can be taken back with its articles.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    /// <summary>When the articles were deleted for good; null before.</summary>
    public DateTimeOffset? PurgedAt { get; init; }
}
