namespace Aggregator.Sources;

/// <summary>The sections a source can belong to as a whole; the site and the feeds are filtered by these names.</summary>
public static class Sections
{
    /// <summary>Written in feeds.json for a paper of everything; it loads as no section at all.</summary>
    public const string General = "general";

    public static IReadOnlyList<string> All { get; } =
    [
        General, "politics", "economy", "sports", "culture", "tech", "local", "world",
        "society", "opinion", "health", "science", "women", "religion",
    ];
}
