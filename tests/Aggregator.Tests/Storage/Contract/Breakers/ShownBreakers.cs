using Aggregator.Storage;
using Aggregator.Stories.Shown;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class ShownBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        // The first version is reported as the copy of the shown version.
        [nameof(ShownPromises.A_longer_version_that_comes_late_is_shown_where_that_is_wanted_and_nobody_gets_the_text_twice)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindArticle = async (id, token) =>
                {
                    var shown = (await store.Reading.LatestArticlesAsync(new ArticleQuery(), token)).FirstOrDefault(other => other.InPlaceOf == id);
                    return await store.Reading.FindArticleAsync(id, token) is { } article ? article with { DuplicateOf = shown?.Id ?? article.DuplicateOf } : null;
                },
            },
        },

        // The next page is found by the number of the shown version. When another version was shown last, the list begins again.
        [nameof(ShownPromises.Pages_follow_one_another_where_another_version_ends_the_first)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                LatestArticles = async (query, token) =>
                {
                    var all = await store.Reading.LatestArticlesAsync(query with { After = null }, token);
                    var isOther = query is { Search: null, After: not null } && all.Any(article => article.InPlaceOf == query.After.Id);
                    return isOther ? all : await store.Reading.LatestArticlesAsync(query, token);
                },
            },
        },
        [nameof(ShownPromises.By_default_the_earliest_whole_version_is_shown_in_any_order_of_arrival)] =
            store => store.TellLife((_, life) => life is { Shown: not null } ? life with { Shown = life.Shown with { Why = ShownReason.Kept } } : life),
        [nameof(ShownPromises.A_page_that_is_read_at_last_is_shown_again_without_waiting_for_another_article)] = store => store.ListEach(async article =>
            article.UpdatedAt > article.FirstSeen && await store.Reading.FindStoryAsync(article.StoryId, Cancellation) is { Duplicates: [var other, ..] }
                ? other with { InPlaceOf = article.Id }
                : article),
        [nameof(ShownPromises.The_source_that_the_operator_prefers_is_shown)] = store => store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Synchronise = (sources, now, token) =>
                    store.Sources.SynchroniseAsync([.. sources.Select(source => source with { Weight = 1 })], now, token),
            },
        },
        [nameof(ShownPromises.An_editors_version_is_shown_under_the_texts_name_and_goes_with_the_decision)] = store => Blame(store, LeadRule.Editor),

        // The next version keeps the number of the hidden article.
        [nameof(ShownPromises.When_the_article_that_stands_for_a_text_is_hidden_the_next_goes_on_under_its_own_name)] = store => store.ListEach(async article =>
            article.StoryId != article.Id && await store.Reading.FindArticleAsync(article.StoryId, Cancellation) is null
                ? article with { InPlaceOf = article.StoryId }
                : article),
        [nameof(ShownPromises.An_excerpt_hands_the_lead_to_a_report_and_the_story_says_why)] = store => Blame(store, LeadRule.Kept),
        [nameof(ShownPromises.Twenty_copies_weigh_no_more_than_one_text_and_two_texts_of_one_paper_count_once)] =
            store => store.Show(story => story with { Weight = story.Weight + story.Duplicates.Count }),
    };

    private static Store Blame(Store store, LeadRule rule) => store.Show(story =>
        story.LeadReason?.Rule == rule ? story with { LeadReason = story.LeadReason with { Rule = LeadRule.Best } } : story);
}
