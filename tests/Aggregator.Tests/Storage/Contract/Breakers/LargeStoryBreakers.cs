using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class LargeStoryBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(LargeStoryPromises.A_story_that_grew_article_by_article_shows_what_it_shows_when_it_is_made_anew)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindStory = async (id, token) => await store.Reading.FindStoryAsync(id, token) is { } story
                    ? story.Articles == 40 && (await store.Decisions.HistoryAsync(null, token)).Count == 0 ? story with { Weight = story.Weight + 1 } : story
                    : null,
            },
        },
        [nameof(LargeStoryPromises.Of_a_large_story_the_first_articles_are_listed_and_all_are_counted)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                Members = async (story, token) => [.. (await store.Reading.MembersAsync(story, token)).Take(Story.MostListed - 1)],
            },
        },
        [nameof(LargeStoryPromises.Editors_see_a_large_story_page_by_page_and_every_article_once)] = store => store with
        {
            Decisions = new BrokenDecisions(store.Decisions)
            {
                Story = async (id, after, token) => await store.Decisions.StoryAsync(id, after, token) is { } story
                    ? after == 0 ? story : story with { Articles = [.. story.Articles.Skip(1)] }
                    : null,
            },
        },
        [nameof(LargeStoryPromises.A_decision_on_a_large_story_reaches_the_articles_that_are_not_listed_and_those_that_come_later)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindArticle = async (id, token) => await store.Reading.FindArticleAsync(id, token) is { } article
                    ? id == Story.MostListed + 20 ? article with { StoryId = 1 } : article
                    : null,
            },
        },
        [nameof(LargeStoryPromises.A_copy_of_an_article_that_an_editor_parted_goes_with_it_however_large_the_story_is)] = store => store with
        {
            Stories = new BrokenStories(store.Stories)
            {
                Place = (placements, token) => store.Stories.PlaceAsync(
                    [.. placements.Select(placement => placement.CopyOf > Story.MostListed ? placement with { CopyOf = placement.DuplicateOf } : placement)], token),
            },
        },
        [nameof(LargeStoryPromises.A_story_that_continues_another_and_the_story_that_it_continues_name_each_other)] = store =>
            store.Show(story => story with { ContinuedBy = null }),
        [nameof(LargeStoryPromises.What_a_story_continues_is_told_to_a_grouper_that_starts_again)] = store => store with
        {
            Stories = new BrokenStories(store.Stories)
            {
                PlacedSince = (since, token) => store.Stories.PlacedSinceAsync(since, token)
                    .Select(placed => placed with { Placement = placed.Placement with { Continues = null } }),
            },
        },
    };
}
