namespace Aggregator.Storage.Policy.Stories;

/// <summary>The stories that tell one long event, each of which continues the one before.</summary>
internal static class StoryChain
{
    /// <summary>An event that lasts for a year has fewer stories. Editors who unite stories may also close the chain to a ring.</summary>
    private const int MostParts = 200;

    /// <param name="story">A story; null for an article that waits to be grouped.</param>
    /// <param name="earlier">The story that a story continues; null when it continues none.</param>
    /// <returns>1 for a story that continues none.</returns>
    public static int PartOf(long? story, Func<long, long?> earlier)
    {
        var part = 0;
        while (story is { } one && part < MostParts)
        {
            story = earlier(one);
            part++;
        }

        return Math.Max(1, part);
    }
}
