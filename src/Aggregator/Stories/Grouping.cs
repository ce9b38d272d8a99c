namespace Aggregator.Stories;

/// <summary>What the grouper needs of an article.</summary>
public sealed record GroupingArticle
{
    /// <summary>Grows in order of arrival.</summary>
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text, one paragraph a line.</summary>
    public required string BodyText { get; init; }

    /// <summary><see cref="Text.Addresses.CanonicalUrl.Key"/> of the article's address.</summary>
    public required string UrlKey { get; init; }

    /// <summary>Arrival, or the publisher's time where it is earlier and plausible.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The agency credited; null when none.</summary>
    public string? Credit { get; init; }
}

/// <summary>Where the grouper put an article, and why; stored whole.</summary>
public sealed record Placement
{
    public required long ArticleId { get; init; }

    /// <summary>The first article with this text; null when the article is no copy.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>The article that this one was compared with and copies. <see cref="DuplicateOf"/> is the first article with the text. Null when only the first is known.</summary>
    public long? CopyOf { get; init; }

    /// <summary>The story's id: the id of its first article.</summary>
    public required long StoryId { get; init; }

    /// <summary>The closed story that the article was near to. The article begins a new story, which continues that one. Null for most articles.</summary>
    public long? Continues { get; init; }

    /// <summary>The story that turned out to be on the same event as this article arrived; null when none.</summary>
    public JoinedStory? Joined { get; init; }

    /// <summary>JSON: score, thresholds, matched passages, time difference, first publisher; null for the first of its kind.</summary>
    public string? Explanation { get; init; }

    /// <summary>The winnowed fingerprints, to be stored beside the article and read back at start; null for texts too short.</summary>
    public byte[]? Fingerprints { get; init; }
}

/// <summary>A second look: an article belongs to two stories, so the smaller one's articles are placed anew, in the other.</summary>
/// <param name="StoryId">The story that ends.</param>
/// <param name="Articles">All of its articles, in order of arrival; they belong to the new article's story.</param>
/// <param name="Explanation">JSON: why they stand there; of those among them that are nobody's duplicate.</param>
public sealed record JoinedStory(long StoryId, IReadOnlyList<long> Articles, string Explanation)
{
    /// <param name="known">What was said of the article before; what it says of the article itself stays.</param>
    /// <returns>What is said of an article that moved. A duplicate stands where its text does, and goes on saying so.</returns>
    public string Explained(string? known) => Stories.Explanation.Parse(known) switch
    {
        { Why: ExplanationKind.SameText or ExplanationKind.SameTitle or ExplanationKind.SameAddress } => known!, // It was just parsed.
        { } before when Stories.Explanation.Parse(Explanation) is { } bridge => (bridge with { Credit = before.Credit, Rejected = before.Rejected }).ToJson(),
        _ => Explanation,
    };
}

/// <summary>An article that was placed before the process started: what the grouper needs to go on as if it had never stopped.</summary>
public sealed record PlacedArticle(GroupingArticle Article, Placement Placement);
