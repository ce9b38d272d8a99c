using Aggregator.Storage;
using Aggregator.Stories;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>From an article that waits to be placed to the story that readers see.</summary>
internal sealed class PlacementPromises(TemporaryStore store)
{
    public async Task An_article_is_invisible_until_it_is_placed()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.ScrapeAsync();
        var version = await store.Reading.VersionAsync(Cancellation);
        Assert.Empty(await store.LatestAsync());
        Assert.Null(await store.Reading.FindArticleAsync(1, Cancellation));

        await store.PlaceAsync();
        Assert.Single(await store.LatestAsync());
        Assert.True(await store.Reading.VersionAsync(Cancellation) > version);
    }

    public async Task Articles_wait_for_their_place_in_order_of_arrival_and_reading_takes_none()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await store.ScrapeAsync();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal([1, 2, 3], (await store.Stories.UngroupedAsync(0, 9, Cancellation)).Select(article => article.Id));
        }

        Assert.Equal([1, 2], (await store.Stories.UngroupedAsync(0, 2, Cancellation)).Select(article => article.Id));
        Assert.Equal([2, 3], (await store.Stories.UngroupedAsync(1, 9, Cancellation)).Select(article => article.Id));
    }

    public async Task No_article_after_an_unplaced_one_is_settled()
    {
        Assert.Equal(0, await store.Reading.SettledAsync(Cancellation));
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await store.ScrapeAsync();
        await store.Stories.PlaceAsync([new() { ArticleId = 1, StoryId = 1 }, new() { ArticleId = 3, StoryId = 3 }], Cancellation);
        Assert.Equal(1, await store.Reading.SettledAsync(Cancellation));
        await store.PlaceAsync();
        Assert.Equal(3, await store.Reading.SettledAsync(Cancellation));
    }

    public async Task A_story_has_a_lead_its_copies_and_other_texts()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.ScrapeAsync();
        await store.RefreshAsync("amman", Entry("2", "amman.example"));
        await store.ScrapeAsync();
        await store.RefreshAsync("tunis", Entry("3", "tunis.example"));
        await store.ScrapeAsync();
        var ids = (await store.Stories.UngroupedAsync(0, 9, Cancellation)).Select(article => article.Id).ToList();
        await store.Stories.PlaceAsync([new Placement { ArticleId = ids[0], StoryId = ids[0] }], Cancellation);
        var alone = Assert.Single(await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation));
        await store.Stories.PlaceAsync(
            [
                new Placement { ArticleId = ids[1], StoryId = ids[0], DuplicateOf = ids[0], Explanation = "{}" },
                new Placement { ArticleId = ids[2], StoryId = ids[0] },
            ],
            Cancellation);

        var story = await store.Reading.FindStoryAsync(ids[0], Cancellation);
        Assert.Equal(ids[0], story?.Lead.Id);
        Assert.Equal([ids[1]], story?.Duplicates.Select(article => article.Id));
        Assert.Equal([ids[2]], story?.SameEvent.Select(article => article.Id));
        Assert.True(story?.Weight > alone.Weight);
        var members = await store.Reading.MembersAsync(ids[0], Cancellation);
        Assert.Equal(ids, members.Select(article => article.Id));
        Assert.All(members, article => Assert.Equal("", article.Article.BodyText));
        Assert.Equal(story?.Lead.Article.Title, members[0].Article.Title);
        Assert.Equal([ids[0], ids[2]], (await store.LatestAsync()).Select(article => article.Id).Order());
        Assert.Equal(3, (await store.LatestAsync(new ArticleQuery { IncludeDuplicates = true })).Count);
    }

    public async Task Placements_are_restored_in_order_of_arrival_with_their_fingerprints()
    {
        await store.RefreshAsync("rabat", [.. Enumerable.Range(1, 1200).Select(i => Entry($"{i:0000}"))]);
        await store.ScrapeAsync();
        var waiting = await store.Stories.UngroupedAsync(0, 2000, Cancellation);
        await store.Stories.PlaceAsync(
            [.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = article.Id, Fingerprints = [1, 2, (byte)article.Id] })],
            Cancellation);

        var restored = new List<PlacedArticle>();
        await foreach (var placed in store.Stories.PlacedSinceAsync(Noon.AddDays(-7), Cancellation))
        {
            restored.Add(placed);
        }

        Assert.Equal(waiting, restored.Select(placed => placed.Article));
        Assert.Equal([1, 2, (byte)restored[^1].Article.Id], restored[^1].Placement.Fingerprints);
    }

    public async Task The_groupers_explanation_comes_with_the_article()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.ScrapeAsync();
        var why = new Explanation { Why = ExplanationKind.New, Needed = .5 };
        await store.Stories.PlaceAsync([new Placement { ArticleId = 1, StoryId = 1, Explanation = why.ToJson() }], Cancellation);
        Assert.Equal(why, (await store.Reading.FindArticleAsync(1, Cancellation))?.Explanation);
    }
}
