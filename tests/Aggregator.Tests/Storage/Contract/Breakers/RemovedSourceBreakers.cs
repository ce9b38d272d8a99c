using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class RemovedSourceBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(RemovedSourcePromises.The_articles_of_a_removed_source_are_shown_nowhere)] = store => AfterAdapting(
            store, "gone", (broken, isAdapted) => broken with
            {
                Reading = new BrokenReading(broken.Reading) { FindArticle = (id, token) => broken.Reading.FindArticleAsync(isAdapted() && id == 1 ? 3 : id, token) },
            }),
        [nameof(RemovedSourcePromises.A_story_goes_on_with_another_lead_when_the_source_of_its_lead_is_removed)] = store => AfterAdapting(
            store, "leader", (broken, isAdapted) => broken.Show(story => isAdapted() ? story with { Articles = 2 } : story)),
        [nameof(RemovedSourcePromises.The_copy_of_a_removed_article_takes_its_place)] = store => AfterAdapting(
            store, "original", (broken, isAdapted) => broken.List((_, articles) => isAdapted() ? [] : articles)),
        [nameof(RemovedSourcePromises.Feeds_are_told_the_newest_articles_of_a_removed_source_with_the_time_of_its_removal)] = store => AfterAdapting(
            store, "told", (broken, isAdapted) => broken with
            {
                Reading = new BrokenReading(broken.Reading)
                {
                    Removed = async (limit, token) => [.. (await broken.Reading.RemovedAsync(limit, token))
                        .Select(removal => isAdapted() ? removal with { At = TemporaryStore.Noon } : removal)],
                },
            }),
        [nameof(RemovedSourcePromises.What_is_placed_after_the_removal_is_hidden_and_its_copies_are_shown)] = store => AfterAdapting(
            store, "late", (broken, isAdapted) => broken.List((_, articles) => isAdapted() ? articles.Where(article => article.DuplicateOf is not null) : articles)),
        [nameof(RemovedSourcePromises.A_source_that_is_put_back_has_its_articles_again_but_not_those_that_an_editor_hid)] = store => AfterAdapting(
            store, "back", (broken, isAdapted) => broken.List((_, articles) => isAdapted() ? [] : articles)),
        [nameof(RemovedSourcePromises.A_step_of_a_removal_looks_at_no_more_articles_than_asked_the_newest_first)] = store => store with
        {
            Removed = new BrokenRemoved(store.Removed)
            {
                Adapt = (source, after, limit, token) => store.Removed.AdaptAsync(source, after, source == "steps" ? 100 : limit, token),
            },
        },
        [nameof(RemovedSourcePromises.Articles_deleted_for_good_leave_their_copies_to_the_others_and_no_feed_brings_them_back)] = store => store with
        {
            Removed = new BrokenRemoved(store.Removed)
            {
                Purge = (source, articles, token) => source == "purged" ? Task.FromResult(0) : store.Removed.PurgeAsync(source, articles, token),
            },
        },
        [nameof(RemovedSourcePromises.Nothing_is_deleted_of_a_source_that_was_not_removed_with_its_articles)] = store => store with
        {
            Removed = new BrokenRemoved(store.Removed)
            {
                Purge = (source, articles, token) => source == "stays" ? Task.FromResult(1) : store.Removed.PurgeAsync(source, articles, token),
            },
        },
    };

    /// <summary>Breaks once the articles of the source were adapted to its removal.</summary>
    private static Store AfterAdapting(Store store, string sourceId, Func<Store, Func<bool>, Store> @break)
    {
        var isAdapted = false;
        return @break(store, () => isAdapted) with
        {
            Removed = new BrokenRemoved(store.Removed)
            {
                Adapt = (source, after, limit, token) =>
                {
                    isAdapted |= source == sourceId;
                    return store.Removed.AdaptAsync(source, after, limit, token);
                },
            },
        };
    }
}
