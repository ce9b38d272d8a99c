using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class RetentionBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(RetentionPromises.Old_texts_are_told_the_oldest_first_in_steps)] = store => store with
        {
            Retention = new BrokenRetention(store.Retention) { Texts = texts => texts with { Next = null } },
        },
        [nameof(RetentionPromises.An_article_without_its_text_keeps_headline_address_and_place)] = store => WhenRemoved(
            store, 1, (broken, isRemoved) => broken.List((query, articles) => isRemoved() && query.Search is null ? articles.Where(article => article.Id != 1) : articles)),
        [nameof(RetentionPromises.A_search_finds_the_headline_and_no_longer_the_text_that_went)] = store => WhenRemoved(
            store, 1, (broken, isRemoved) => broken.List((query, articles) => isRemoved() && query.Search == "جلسته" ? [] : articles)),
        [nameof(RetentionPromises.A_text_that_an_editor_decided_on_stays)] = store => store with
        {
            Retention = new BrokenRetention(store.Retention)
            {
                RemoveTexts = (articles, removeAsync) => articles is [1, 2] ? Task.FromResult(2) : removeAsync(articles),
            },
        },
        [nameof(RetentionPromises.Decisions_and_the_lead_hold_when_the_texts_of_a_story_went)] = store => WhenRemoved(store, 4, (broken, isRemoved) => broken with
        {
            Decisions = new BrokenDecisions(broken.Decisions)
            {
                Story = async (id, after, token) => await broken.Decisions.StoryAsync(id, after, token) is { } story && isRemoved() ? story with { Lead = 4 } : await broken.Decisions.StoryAsync(id, after, token),
            },
        }),
        [nameof(RetentionPromises.Headlines_of_earlier_states_stay_and_their_texts_go)] = store => WhenRemoved(store, 1, (broken, isRemoved) => broken with
        {
            Reading = new BrokenReading(broken.Reading)
            {
                Revisions = async (id, token) => [.. (await broken.Reading.RevisionsAsync(id, token)).Select(state => isRemoved() ? state with { BodyText = "نص" } : state)],
            },
        }),
        [nameof(RetentionPromises.A_story_goes_whole_and_its_entries_stay)] = store => store with
        {
            Retention = new BrokenRetention(store.Retention)
            {
                RemoveStories = (stories, removeAsync) => stories is [1] ? Task.FromResult(1) : removeAsync(stories),
            },
        },
        [nameof(RetentionPromises.A_story_that_an_editor_decided_on_or_that_is_not_all_old_stays)] = store => store with
        {
            Retention = new BrokenRetention(store.Retention)
            {
                RemoveStories = (stories, removeAsync) => stories is [1, 2] ? Task.FromResult(1) : removeAsync(stories),
            },
        },
    };

    /// <summary>Breaks once so many texts have been removed at a time.</summary>
    private static Store WhenRemoved(Store store, int texts, Func<Store, Func<bool>, Store> @break)
    {
        var isRemoved = false;
        return @break(store, () => isRemoved) with
        {
            Retention = new BrokenRetention(store.Retention)
            {
                RemoveTexts = (articles, removeAsync) =>
                {
                    isRemoved |= articles.Count == texts;
                    return removeAsync(articles);
                },
            },
        };
    }
}
