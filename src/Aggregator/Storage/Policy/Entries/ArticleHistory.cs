using Aggregator.Extraction.Revisions;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>What an article said before it changed.</summary>
internal static class ArticleHistory
{
    /// <summary>So many states are kept. The page of a live blog is rewritten all day: its first headlines are given up, never the last.</summary>
    public const int Kept = 50;

    /// <summary>All states, oldest first, the one in force last.</summary>
    /// <param name="firstSeen">When the article came.</param>
    /// <param name="ended">Those that are kept, oldest first; <see cref="ArticleRevision.SeenAt"/> holds the instant at which another took its place.</param>
    /// <param name="inForce">What it says; since when is found here.</param>
    public static IReadOnlyList<ArticleRevision> Of(DateTimeOffset firstSeen, IEnumerable<ArticleRevision> ended, ArticleRevision inForce)
    {
        var states = new List<ArticleRevision>();
        var since = firstSeen;
        foreach (var state in ended)
        {
            states.Add(state with { SeenAt = since });
            since = state.SeenAt;
        }

        return [.. states, inForce with { SeenAt = since }];
    }
}
