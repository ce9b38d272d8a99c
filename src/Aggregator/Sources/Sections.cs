namespace Aggregator.Sources;

/// <summary>The sections that a whole source can belong to; the site and the feeds filter by these names.</summary>
public static class Sections
{
    /// <summary>The word in feeds.json for a paper that writes about everything; the source is then loaded without a
    /// section.</summary>
    public const string General = "general";

    public static IReadOnlyList<string> All { get; } =
    [
        General, "politics", "economy", "sports", "culture", "tech", "local", "world",
        "society", "opinion", "health", "science", "women", "religion",
    ];
}
