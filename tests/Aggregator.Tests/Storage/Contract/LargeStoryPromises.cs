using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Stories of hundreds of articles: how they grow, what is listed of them, and how one story continues another.</summary>
internal sealed class LargeStoryPromises(TemporaryStore store)
{
    public async Task A_story_that_grew_article_by_article_shows_what_it_shows_when_it_is_made_anew()
    {
        var random = new Random(5);
        await ArriveAsync("rabat", Enumerable.Range(1, 40), name => Noon.AddMinutes(random.Next(-90, 90)), entry => ArticleOf(entry, Newsroom(random)));
        for (var id = 1; id <= 40; id++)
        {
            // Three articles of four are copies of one of the first four.
            long? copyOf = id > 4 && random.Next(4) > 0 ? random.Next(1, 5) : null;
            await store.Stories.PlaceAsync([new Placement { ArticleId = id, StoryId = 1, DuplicateOf = copyOf }], Cancellation);
        }

        var grown = await SeenAsync();
        var pin = Assert.IsType<DecisionOutcome.Decided>(await store.Decisions.DecideAsync(new EditorDecision.Pin(0, "سلمى", Noon, "", 1), Cancellation));
        await store.Decisions.DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "", pin.Decision.Id), Cancellation);
        Assert.Equal(await SeenAsync(), grown);
    }

    public async Task Of_a_large_story_the_first_articles_are_listed_and_all_are_counted()
    {
        await CopiesAsync(Story.MostListed + 20);
        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal((Story.MostListed + 20, Story.MostListed - 1), (story?.Articles, story?.Duplicates.Count));
        Assert.Equal(Story.MostListed, (await store.Reading.MembersAsync(1, Cancellation)).Count);
        Assert.Equal(1, Assert.Single(await store.LatestAsync()).Id);
        Assert.Equal(1, (await store.Reading.FindArticleAsync(Story.MostListed + 20, Cancellation))?.DuplicateOf);
        Assert.Equal(Story.MostListed + 20, Assert.Single(await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).Articles);
    }

    public async Task Editors_see_a_large_story_page_by_page_and_every_article_once()
    {
        await CopiesAsync(Story.MostListed + 20);
        var first = await store.Decisions.StoryAsync(1, 0, Cancellation);
        Assert.Equal((Story.MostListed, Story.MostListed + 20, (long?)Story.MostListed), (first?.Articles.Count, first?.AllArticles, first?.Next));
        var second = await store.Decisions.StoryAsync(1, Story.MostListed, Cancellation);
        Assert.Equal((20, Story.MostListed + 20, (long?)null), (second?.Articles.Count, second?.AllArticles, second?.Next));
        Assert.Equal(Story.MostListed + 20, first!.Articles.Concat(second!.Articles).Select(article => article.Id).Distinct().Count()); // Not null: counted above.
    }

    public async Task A_decision_on_a_large_story_reaches_the_articles_that_are_not_listed_and_those_that_come_later()
    {
        await CopiesAsync(Story.MostListed + 20, placed: Story.MostListed + 10);
        await store.RefreshAsync("amman", Entry("2", "amman.example"));
        await store.ScrapeAsync();
        var other = (await store.Stories.UngroupedAsync(Story.MostListed + 20, 1, Cancellation))[0].Id;
        await store.Stories.PlaceAsync([new Placement { ArticleId = other, StoryId = other }], Cancellation);
        var united = Assert.IsType<DecisionOutcome.Decided>(await store.Decisions.DecideAsync(new EditorDecision.Unite(0, "سلمى", Noon, "حدث واحد", 1, other), Cancellation));
        await PlaceCopiesAsync();
        Assert.Equal([other, other], [await StoryOfAsync(Story.MostListed + 10), await StoryOfAsync(Story.MostListed + 20)]);
        Assert.Equal(Story.MostListed + 21, (await store.Reading.FindStoryAsync(other, Cancellation))?.Articles);

        await store.Decisions.DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "", united.Decision.Id), Cancellation);
        Assert.Equal([1L, 1L], [await StoryOfAsync(Story.MostListed + 10), await StoryOfAsync(Story.MostListed + 20)]);
        Assert.Equal(Story.MostListed + 20, (await store.Reading.FindStoryAsync(1, Cancellation))?.Articles);
    }

    public async Task A_copy_of_an_article_that_an_editor_parted_goes_with_it_however_large_the_story_is()
    {
        await CopiesAsync(Story.MostListed + 20, placed: Story.MostListed + 10);
        await store.Decisions.DecideAsync(new EditorDecision.Split(0, "سلمى", Noon, "نص آخر", Story.MostListed + 5), Cancellation);
        var waiting = await store.Stories.UngroupedAsync(0, 1, Cancellation);
        await store.Stories.PlaceAsync(
            [new Placement { ArticleId = waiting[0].Id, StoryId = 1, DuplicateOf = 1, CopyOf = Story.MostListed + 5 }], Cancellation);
        Assert.Equal(Story.MostListed + 5, await FindAsync(waiting[0].Id));
    }

    public async Task A_story_that_continues_another_and_the_story_that_it_continues_name_each_other()
    {
        foreach (var (name, title) in new[] { ("1", "الأول"), ("2", "الثاني"), ("3", "الثالث") })
        {
            await store.RefreshAsync("rabat", Entry(name, title: title));
            await store.ScrapeAsync();
        }

        await store.Stories.PlaceAsync([new Placement { ArticleId = 1, StoryId = 1 }, new Placement { ArticleId = 2, StoryId = 2, Continues = 1 }], Cancellation);
        await store.Stories.PlaceAsync([new Placement { ArticleId = 3, StoryId = 2 }], Cancellation);

        var stories = (await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).ToDictionary(story => story.Id);
        Assert.Equal((null, new StoryLink(2, "الثاني", Noon)), (stories[1].Continues, stories[1].ContinuedBy));
        Assert.Equal((new StoryLink(1, "الأول", Noon), null), (stories[2].Continues, stories[2].ContinuedBy));
        Assert.Equal(stories[1].ContinuedBy, (await store.Reading.FindStoryAsync(1, Cancellation))?.ContinuedBy);
        Assert.Equal(stories[2].Continues, (await store.Reading.FindStoryAsync(2, Cancellation))?.Continues);

        await store.Decisions.DecideAsync(new EditorDecision.Unite(0, "سلمى", Noon, "حدث واحد", 2, 1), Cancellation);
        var united = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal((3, null, null), (united?.Articles, united?.Continues, united?.ContinuedBy));
    }

    public async Task What_a_story_continues_is_told_to_a_grouper_that_starts_again()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await store.ScrapeAsync();
        await store.Stories.PlaceAsync([new Placement { ArticleId = 1, StoryId = 1 }, new Placement { ArticleId = 2, StoryId = 2, Continues = 1 }], Cancellation);
        var restored = new List<long?>();
        await foreach (var placed in store.Stories.PlacedSinceAsync(Noon.AddDays(-1), Cancellation))
        {
            restored.Add(placed.Placement.Continues);
        }

        Assert.Equal([null, 1], restored);
    }

    /// <summary>The original and its copies, placed in two batches.</summary>
    private async Task CopiesAsync(int articles, int? placed = null)
    {
        await ArriveAsync("rabat", Enumerable.Range(1, articles), _ => Noon, entry => ArticleOf(entry));
        await store.Stories.PlaceAsync([new Placement { ArticleId = 1, StoryId = 1 }], Cancellation);
        await PlaceCopiesAsync(100);
        await PlaceCopiesAsync((placed ?? articles) - 101);
    }

    private async Task PlaceCopiesAsync(int most = 1000)
    {
        var waiting = await store.Stories.UngroupedAsync(0, most, Cancellation);
        await store.Stories.PlaceAsync([.. waiting.Select(article => new Placement { ArticleId = article.Id, StoryId = 1, DuplicateOf = 1 })], Cancellation);
    }

    private async Task<long?> StoryOfAsync(long id) => (await store.Reading.FindArticleAsync(id, Cancellation))?.StoryId;

    private async Task<long?> FindAsync(long id) => (await store.Reading.FindArticleAsync(id, Cancellation))?.DuplicateOf;

    private async Task ArriveAsync(string source, IEnumerable<int> names, Func<int, DateTimeOffset> published, Func<EntryClaim, Aggregator.Extraction.Article> extract)
    {
        await store.RefreshAsync(source, Noon.AddHours(2), [.. names.Select(name => Entry($"{name:0000}") with { Published = published(name) })]);
        await store.ScrapeAsync(Noon.AddHours(2), extract);
    }

    private static string Newsroom(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(20, 200)).Select(_ => $"كلمة{random.Next(10_000)}"));

    /// <summary>All that readers see of the story, as text.</summary>
    private async Task<string> SeenAsync()
    {
        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        var list = await store.LatestAsync(new ArticleQuery { Limit = 100 });
        return $"{story?.Lead.Id} {story?.LeadReason?.ToJson()} {story?.Articles} {story?.Weight} {story?.FirstSeen} {story?.LastUpdated} "
            + string.Join(' ', list.Select(article => $"{article.Id}:{article.ItemId}"));
    }
}
