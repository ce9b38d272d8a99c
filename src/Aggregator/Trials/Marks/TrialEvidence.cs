using Aggregator.Feeds;
using Aggregator.Sources;

namespace Aggregator.Trials.Marks;

/// <summary>Everything that gate and mark look at. Both are pure functions of it.</summary>
public sealed record TrialEvidence
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>The address that would be followed.</summary>
    public required Uri Followed { get; init; }

    public SourceKind Kind { get; init; } = SourceKind.Feed;

    /// <summary>The front page of the paper; null when only a feed is known.</summary>
    public HomePage? Home { get; init; }

    /// <summary>The feed, the sitemap, or the page as a list; null when nothing was found.</summary>
    public ParsedFeed? Feed { get; init; }

    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    public IReadOnlyList<TriedArticle> Articles { get; init; } = [];

    /// <summary>The source that follows this paper already; null when none does.</summary>
    public Source? Known { get; init; }
}
