namespace Aggregator.Stories;

/// <summary>The parts of an article that the grouper reads.</summary>
public sealed record GroupingArticle
{
    /// <summary>An article that arrives later has a greater id.</summary>
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text with one paragraph on each line.</summary>
    public required string BodyText { get; init; }

    /// <summary><see cref="Text.Addresses.CanonicalUrl.Key"/> of the article's address.</summary>
    public required string UrlKey { get; init; }

    /// <summary>The time of arrival, or the publisher's time when it is earlier and plausible.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The agency that the article credits; null when it credits none.</summary>
    public string? Credit { get; init; }
}

/// <summary>Where the grouper put an article, and why.</summary>
public sealed record Placement
{
    public required long ArticleId { get; init; }

    /// <summary>The first article with this text; null when the article is no copy.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>The article that this article was compared with and copies. It may be another than <see cref="DuplicateOf"/>. Null when
    /// the article is no copy, or when only the first article is known.</summary>
    public long? CopyOf { get; init; }

    /// <summary>The story's id: the id of its first article.</summary>
    public required long StoryId { get; init; }

    /// <summary>The closed story that the article's new story continues. Null for most articles.</summary>
    public long? Continues { get; init; }

    /// <summary>The story whose articles this article brought into its own story; null for most articles.</summary>
    public JoinedStory? Joined { get; init; }

    /// <summary>An <see cref="Stories.Explanation"/> as JSON; null when the article was placed before.</summary>
    public string? Explanation { get; init; }

    /// <summary>The fingerprints, to be stored with the article and read again at the next start. Null when the text is too short.</summary>
    public byte[]? Fingerprints { get; init; }
}

/// <summary>A new article belonged to two stories, so the articles of the smaller story move to the other.</summary>
/// <param name="StoryId">The story that ends.</param>
/// <param name="Articles">All articles of the story that ends, in order of arrival. They move to the new article's story.</param>
/// <param name="Explanation">JSON: why the articles moved. It is for those that are not duplicates.</param>
public sealed record JoinedStory(long StoryId, IReadOnlyList<long> Articles, string Explanation)
{
    /// <param name="known">The explanation of the article before it moved.</param>
    /// <returns>The explanation of the moved article. A duplicate keeps its explanation, because it follows its text.</returns>
    public string Explained(string? known) => Stories.Explanation.Parse(known) switch
    {
        { Why: ExplanationKind.SameText or ExplanationKind.SameTitle or ExplanationKind.SameAddress } => known!, // Not null: it was just parsed.
        { } before when Stories.Explanation.Parse(Explanation) is { } bridge => (bridge with { Credit = before.Credit, Rejected = before.Rejected }).ToJson(),
        _ => Explanation,
    };
}

/// <summary>An article that was placed before the process started. The grouper needs it to decide as if it had never stopped.</summary>
public sealed record PlacedArticle(GroupingArticle Article, Placement Placement);
