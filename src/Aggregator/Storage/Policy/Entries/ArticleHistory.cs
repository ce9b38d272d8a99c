using Aggregator.Extraction.Revisions;

namespace Aggregator.Storage.Policy.Entries;

/// <summary>The versions of an article.</summary>
internal static class ArticleHistory
{
    /// <summary>The number of old versions that are kept. The page of a live blog changes all day; its oldest versions are
    /// dropped.</summary>
    public const int Kept = 50;

    /// <summary>All versions, oldest first; the last one is in force.</summary>
    /// <param name="firstSeen">When the article arrived.</param>
    /// <param name="ended">The kept old versions, oldest first. Their <see cref="ArticleRevision.SeenAt"/> holds the instant at
    /// which they were replaced.</param>
    /// <param name="inForce">The version in force; its <see cref="ArticleRevision.SeenAt"/> is set here.</param>
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
