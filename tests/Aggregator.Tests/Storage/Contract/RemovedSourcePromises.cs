using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Settings;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>What becomes of the articles of a source that is removed with its articles, and put back.</summary>
internal sealed class RemovedSourcePromises(TemporaryStore store)
{
    public async Task The_articles_of_a_removed_source_are_shown_nowhere()
    {
        await store.PublishAsync("gone", Entry("1"), Entry("2"));
        await store.PublishAsync("fes", Entry("3", "fes.example"));
        var version = await store.Reading.VersionAsync(Cancellation);
        Assert.Equal(2, await RemoveAsync("gone"));
        Assert.Equal([3L], await ShownAsync());
        Assert.Equal([3L], (await store.LatestAsync(new ArticleQuery { Search = "المجلس" })).Select(article => article.Id));
        Assert.Empty(await store.LatestAsync(new ArticleQuery { SourceIds = ["gone"] }));
        Assert.Equal([3L], (await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).Select(story => story.Id));
        Assert.Equal([3L], (await store.Reading.ArrivedAsync(0, 9, Cancellation)).Select(article => article.Id));
        Assert.Null(await store.Reading.FindArticleAsync(1, Cancellation));
        Assert.Null(await store.Reading.FindStoryAsync(2, Cancellation));
        Assert.True(await store.Reading.VersionAsync(Cancellation) > version);
    }

    public async Task A_story_goes_on_with_another_lead_when_the_source_of_its_lead_is_removed()
    {
        await OneStoryAsync("leader", copy: false);
        Assert.Equal(1, (await store.Reading.FindStoryAsync(1, Cancellation))?.Lead.Id);
        await RemoveAsync("leader");
        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal((2L, 1), (story?.Lead.Id, story?.Articles));
        Assert.Equal([2L], (await store.Reading.MembersAsync(1, Cancellation)).Select(article => article.Id));
    }

    public async Task The_copy_of_a_removed_article_takes_its_place()
    {
        await OneStoryAsync("original", copy: true);
        Assert.Equal([1L], await ShownAsync());
        await RemoveAsync("original");
        Assert.Equal([2L], await ShownAsync());
    }

    public async Task Feeds_are_told_the_newest_articles_of_a_removed_source_with_the_time_of_its_removal()
    {
        await store.PublishAsync("told", Entry("1"), Entry("2"));
        await store.PublishAsync("fes", Entry("3", "fes.example"));
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 3), Cancellation);
        await RemoveAsync("told", Noon.AddMinutes(5));
        var removed = await store.Reading.RemovedAsync(9, Cancellation);
        Assert.Equal(
            [(2L, Noon.AddMinutes(5)), (1L, Noon.AddMinutes(5)), (3L, Noon)], removed.Select(removal => (removal.ArticleId, removal.At)));
        Assert.All(removed, removal => Assert.True(removal.IsWholeStory));
        Assert.Equal([2L], (await store.Reading.RemovedAsync(1, Cancellation)).Select(removal => removal.ArticleId));
    }

    public async Task What_is_placed_after_the_removal_is_hidden_and_its_copies_are_shown()
    {
        await store.RefreshAsync("late", Entry("1"));
        await store.ScrapeAsync();
        await store.RefreshAsync("fes", Entry("2", "fes.example"));
        await store.ScrapeAsync();
        await RemoveAsync("late");
        await store.Stories.PlaceAsync([new() { ArticleId = 1, StoryId = 1 }], Cancellation);
        Assert.Empty(await ShownAsync());
        await store.Stories.PlaceAsync([new() { ArticleId = 2, StoryId = 1, DuplicateOf = 1 }], Cancellation);
        Assert.Equal([2L], await ShownAsync());
        Assert.Equal(2, (await store.Reading.FindStoryAsync(1, Cancellation))?.Lead.Id);
    }

    public async Task A_source_that_is_put_back_has_its_articles_again_but_not_those_that_an_editor_hid()
    {
        await store.PublishAsync("back", Entry("1"), Entry("2"));
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 1), Cancellation);
        Assert.Equal(1, await RemoveAsync("back"));
        Assert.Empty(await ShownAsync());
        Assert.Equal(1, await RestoreAsync("back"));
        Assert.Equal([2L], await ShownAsync());
        Assert.Equal([1L], (await store.Reading.RemovedAsync(9, Cancellation)).Select(removal => removal.ArticleId));
    }

    public async Task A_step_of_a_removal_looks_at_no_more_articles_than_asked_the_newest_first()
    {
        await store.PublishAsync("steps", Entry("1"), Entry("2"), Entry("3"));
        await SaveAsync("steps", Noon, withArticles: true);
        var step = await store.Store.Removed.AdaptAsync("steps", null, 2, Cancellation);
        Assert.Equal((2, new Cursor(Noon, 2)), (step.Moved, step.Next));
        Assert.Equal([1L], await ShownAsync());
        Assert.Equal(new AdaptedArticles(1, null), await store.Store.Removed.AdaptAsync("steps", step.Next, 2, Cancellation));
    }

    public async Task Articles_deleted_for_good_leave_their_copies_to_the_others_and_no_feed_brings_them_back()
    {
        await OneStoryAsync("purged", copy: true, alsoThird: true);
        await store.Decisions.DecideAsync(new EditorDecision.Lead(0, "سلمى", Noon, "أدق", 1, 1), Cancellation);
        await RemoveAsync("purged");
        Assert.Equal(1, await store.Store.Removed.PurgeAsync("purged", 9, Cancellation));
        Assert.Equal(0, await store.Store.Removed.PurgeAsync("purged", 9, Cancellation));
        Assert.Equal([2L], await ShownAsync());
        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal([3L], story?.Duplicates.Select(copy => copy.Id) ?? []);
        Assert.DoesNotContain("purged", (await store.Store.Reports.TalliesAsync(DateTimeOffset.UnixEpoch, Cancellation)).Keys);
        Assert.Equal(0, await RestoreAsync("purged"));
        Assert.Equal(0, await store.RefreshAsync("purged", Noon.AddDays(40), Entry("1")));
        Assert.Equal([2L], await ShownAsync());
    }

    public async Task Nothing_is_deleted_of_a_source_that_was_not_removed_with_its_articles()
    {
        await store.PublishAsync("stays", Entry("1"));
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 1), Cancellation);
        Assert.Equal(0, await store.Store.Removed.PurgeAsync("stays", 9, Cancellation));
        await SaveAsync("stays", Noon, withArticles: false);
        Assert.Equal(0, await store.Store.Removed.PurgeAsync("stays", 9, Cancellation));
        Assert.NotEmpty(await store.Reading.RevisionsAsync(1, Cancellation));
    }

    /// <summary>The first article of one story is from the source.</summary>
    private async Task OneStoryAsync(string sourceId, bool copy, bool alsoThird = false)
    {
        await store.PublishAsync(sourceId, Entry("1"));
        foreach (var (paper, id) in alsoThird ? [("fes", 2L), ("oujda", 3L)] : new[] { ("fes", 2L) })
        {
            await store.RefreshAsync(paper, Noon.AddMinutes(id), Entry($"{id}", $"{paper}.example"));
            await store.ScrapeAsync(Noon.AddMinutes(id));
            await store.Stories.PlaceAsync([new() { ArticleId = id, StoryId = 1, DuplicateOf = copy ? 1 : null }], Cancellation);
        }
    }

    private async Task<int> RemoveAsync(string sourceId, DateTimeOffset? at = null)
    {
        await SaveAsync(sourceId, at ?? Noon, withArticles: true);
        return (await store.Store.Removed.AdaptAsync(sourceId, null, 100, Cancellation)).Moved;
    }

    private async Task<int> RestoreAsync(string sourceId)
    {
        await SaveAsync(sourceId, Noon, withArticles: false);
        return (await store.Store.Removed.AdaptAsync(sourceId, null, 100, Cancellation)).Moved;
    }

    private async Task SaveAsync(string sourceId, DateTimeOffset at, bool withArticles)
    {
        var known = (await store.Store.Settings.AllAsync(Cancellation)).FirstOrDefault(settings => settings.SourceId == sourceId);
        Assert.True(await store.Store.Settings.SaveAsync(
            new OperatorSettings
            {
                SourceId = sourceId,
                Removal = new SourceRemoval(at, "salma", "طلب الناشر", withArticles),
                ChangedAt = at,
                ChangedBy = "salma",
                Revision = known?.Revision ?? 0,
            },
            OperatorPromises.Record(sourceId),
            Cancellation));
    }

    private async Task<IEnumerable<long>> ShownAsync() => (await store.LatestAsync()).Select(article => article.Id);
}
