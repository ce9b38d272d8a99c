namespace Aggregator.Storage.Policy.Search;

/// <summary>An article that holds what was sought.</summary>
/// <param name="At">The instant that orders it, in Unix milliseconds.</param>
/// <param name="Arrival">In Unix milliseconds: no later than this did any article arrive that is still unread.</param>
internal readonly record struct SearchHit(long Id, long At, long Arrival, long StoryId)
{
    /// <summary>Articles with the words that are looked at for one page.</summary>
    public const int Deepest = 20_000;

    /// <summary>The newest stories with the words; pages of them end there. Each costs a look at an article: a thousand took 52 ms among 640,000.</summary>
    public const int MostStories = 400;

    /// <summary>The newest of the hits, read no further than they can matter.</summary>
    /// <remarks>
    /// An index is in order of arrival, lists are in order of <see cref="At"/>, which is never later than the arrival: once enough articles
    /// are at hand that are younger than the latest arrival still unread could be, the rest need not be read. So the newest hits of a word
    /// that stands in half a million articles cost what those of a rare word cost.
    /// </remarks>
    /// <param name="hits">The latest arrivals first.</param>
    /// <param name="limit">At least 1.</param>
    /// <returns>Their numbers, the newest first.</returns>
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
