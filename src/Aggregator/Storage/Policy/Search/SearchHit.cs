namespace Aggregator.Storage.Policy.Search;

/// <summary>An article that contains the sought words.</summary>
/// <param name="At">The instant that orders the article, in Unix milliseconds.</param>
/// <param name="Arrival">In Unix milliseconds. No article that is read after this one arrived later.</param>
internal readonly record struct SearchHit(long Id, long At, long Arrival, long StoryId)
{
    /// <summary>At most this many articles with the words are read for one page.</summary>
    public const int Deepest = 20_000;

    /// <summary>A search for stories ends after this many stories. Each story costs a look at an article: 1,000 stories took 52
    /// ms among 640,000 articles.</summary>
    public const int MostStories = 400;

    /// <summary>The newest hits. Reading stops when no later hit can be among them.</summary>
    /// <remarks>The index is in order of arrival, lists are in order of <see cref="At"/>. <see cref="At"/> is never later than
    /// the arrival. So when enough hits are newer than the arrival of the hits that follow, the others need not be read, and a
    /// word of half a million articles costs as much as a rare word.</remarks>
    /// <param name="hits">The hits, the latest arrival first.</param>
    /// <param name="limit">At least 1.</param>
    /// <returns>The numbers of the articles, the newest first.</returns>
    public static List<long> Newest(IEnumerable<SearchHit> hits, int limit)
    {
        var best = new PriorityQueue<long, (long At, long Id)>();
        foreach (var hit in hits)
        {
            best.Enqueue(hit.Id, (hit.At, hit.Id));
            if (best.Count > limit)
            {
                best.Dequeue();
            }

            if (best.Count == limit && best.TryPeek(out _, out var oldest) && oldest.At >= hit.Arrival)
            {
                break;
            }
        }

        var ids = new List<long>(best.Count);
        while (best.TryDequeue(out var id, out _))
        {
            ids.Add(id);
        }

        ids.Reverse();
        return ids;
    }

    /// <returns>The stories of the newest hits, the newest first.</returns>
    public static IReadOnlyList<long> Stories(IEnumerable<SearchHit> hits) => [.. hits.Select(hit => hit.StoryId).Distinct().Take(MostStories)];
}
