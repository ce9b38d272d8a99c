using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class PlacementBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(PlacementPromises.An_article_is_invisible_until_it_is_placed)] = ShowUnplaced,
        [nameof(PlacementPromises.Articles_wait_for_their_place_in_order_of_arrival_and_reading_takes_none)] = store => store with
        {
            Stories = new BrokenStories(store.Stories) { Ungrouped = (_, limit, token) => store.Stories.UngroupedAsync(0, limit, token) },
        },
        [nameof(PlacementPromises.No_article_after_an_unplaced_one_is_settled)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                Settled = async token => (await store.Reading.LastArrivalAsync(long.MaxValue, token))?.Id ?? 0,
            },
        },
        [nameof(PlacementPromises.A_story_has_a_lead_its_copies_and_other_texts)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                Members = async (story, token) => [.. (await store.Reading.MembersAsync(story, token)).Reverse()],
            },
        },
        [nameof(PlacementPromises.Placements_are_restored_in_order_of_arrival_with_their_fingerprints)] = store => store with
        {
            Stories = new BrokenStories(store.Stories)
            {
                PlacedSince = (since, token) => store.Stories.PlacedSinceAsync(since, token)
                    .Select(placed => placed with { Placement = placed.Placement with { Fingerprints = null } }),
            },
        },
        [nameof(PlacementPromises.The_groupers_explanation_comes_with_the_article)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindArticle = async (id, token) => await store.Reading.FindArticleAsync(id, token) is { } article ? article with { Explanation = null } : null,
            },
        },
    };

    private static Store ShowUnplaced(Store store) => store with
    {
        Reading = new BrokenReading(store.Reading)
        {
            FindArticle = async (id, token) =>
            {
                var waiting = await store.Stories.UngroupedAsync(id - 1, 1, token);
                return await store.Reading.FindArticleAsync(id, token) ?? (waiting is not [var unplaced] || unplaced.Id != id ? null : new StoryArticle
                {
                    Id = id,
                    Article = ArticleOf(unplaced.SourceId, Entry("1")),
                    StoryId = id,
                    FirstSeen = unplaced.At,
                    At = unplaced.At,
                    UpdatedAt = unplaced.At,
                });
            },
        },
    };
}
