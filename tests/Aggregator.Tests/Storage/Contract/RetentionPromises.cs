using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>What goes because of its age, and what stays.</summary>
internal sealed class RetentionPromises(TemporaryStore store)
{
    private static readonly DateTimeOffset Later = Noon.AddDays(400);

    private IRetentionStore Retention => store.Store.Retention;

    public async Task Old_texts_are_told_the_oldest_first_in_steps()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await store.ScrapeAsync();
        await store.PlaceAsync();
        var first = await Retention.OldTextsAsync(null, Later, 2, Cancellation);
        Assert.Equal([1L, 2L], first.Texts.Select(text => text.Article));
        Assert.All(first.Texts, text => Assert.True(text.Bytes > 100));
        var second = await Retention.OldTextsAsync(first.Next, Later, 2, Cancellation);
        Assert.Equal([3L], second.Texts.Select(text => text.Article));
        Assert.Null(second.Next);
        Assert.Empty((await Retention.OldTextsAsync(null, Noon, 9, Cancellation)).Texts);
    }

    public async Task An_article_without_its_text_keeps_headline_address_and_place()
    {
        await store.PublishAsync("rabat", Entry("2"), Entry("1", title: "افتتاح الجسر"));
        Assert.Equal(1, await Retention.RemoveTextsAsync([1], Later, Cancellation));
        var article = await store.Reading.FindArticleAsync(1, Cancellation);
        Assert.Equal(("افتتاح الجسر", "", "", 1L), (article?.Article.Title, article?.Article.BodyText, article?.Article.Body.Value, article?.StoryId));
        Assert.Equal([1L, 2L], (await store.LatestAsync()).Select(listed => listed.Id).Order());
        Assert.Equal([2L], (await Retention.OldTextsAsync(null, Later, 9, Cancellation)).Texts.Select(text => text.Article));
        Assert.Equal(0, await Retention.RemoveTextsAsync([1], Later, Cancellation));
    }

    public async Task A_search_finds_the_headline_and_no_longer_the_text_that_went()
    {
        await store.PublishAsync("rabat", Entry("2"), Entry("1", title: "افتتاح الجسر"));
        await Retention.RemoveTextsAsync([1], Later, Cancellation);
        Assert.Equal([1L], (await store.LatestAsync(new ArticleQuery { Search = "الجسر" })).Select(article => article.Id));
        Assert.Equal([2L], (await store.LatestAsync(new ArticleQuery { Search = "جلسته" })).Select(article => article.Id));
    }

    public async Task A_text_that_an_editor_decided_on_stays()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await store.Decisions.DecideAsync(new EditorDecision.Never(0, "سلمى", Noon, "خبران", 2, 1), Cancellation);
        Assert.Equal([3L], (await Retention.OldTextsAsync(null, Later, 9, Cancellation)).Texts.Select(text => text.Article));
        Assert.Equal(0, await Retention.RemoveTextsAsync([1, 2], Later, Cancellation));
        var pair = Assert.Single(await store.Decisions.PairsAsync(Cancellation));
        Assert.True(pair.Article.BodyText.Length > 20 && pair.Other.BodyText.Length > 20);
    }

    public async Task Decisions_and_the_lead_hold_when_the_texts_of_a_story_went()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"), Entry("4"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim, string.Concat(Enumerable.Repeat("نص الخبر كما كتبه الصحفي. ", (int)claim.Id))));
        await store.Stories.PlaceAsync([.. Enumerable.Range(1, 4).Select(id => new Placement { ArticleId = id, StoryId = 1 })], Cancellation);
        var before = await store.Decisions.StoryAsync(1, 0, Cancellation);
        await Retention.RemoveTextsAsync([1, 2, 3, 4], Later, Cancellation);
        await store.Decisions.DecideAsync(new EditorDecision.Split(0, "سلمى", Noon, "خبران", 1), Cancellation);
        await store.Decisions.DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "خبر واحد", 1), Cancellation);
        var after = await store.Decisions.StoryAsync(1, 0, Cancellation);
        Assert.Equal((before?.Lead, before?.LeadReason?.ToJson(), 4), (after?.Lead, after?.LeadReason?.ToJson(), after?.Articles.Count));
        Assert.Equal(2, (await store.Decisions.HistoryAsync(null, Cancellation)).Count);
    }

    public async Task Headlines_of_earlier_states_stay_and_their_texts_go()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "عنوان آخر تماما لهذا الخبر"));
        await store.ScrapeAsync(Noon.AddHours(1), claim => ArticleOf(claim, "نص آخر تماما لا يشبه الأول في شيء من كلماته."));
        await Retention.RemoveTextsAsync([1], Later, Cancellation);
        var states = await store.Reading.RevisionsAsync(1, Cancellation);
        Assert.Equal(2, states.Select(state => state.Title).Distinct().Count());
        Assert.All(states, state => Assert.Equal("", state.BodyText));
    }

    public async Task A_story_goes_whole_and_its_entries_stay()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        var version = await store.Reading.VersionAsync(Cancellation);
        var step = await Retention.OldStoriesAsync(null, Later, 1, Cancellation);
        Assert.Equal([new OldStory(1, 1)], step.Stories);
        Assert.Equal([new OldStory(2, 1)], (await Retention.OldStoriesAsync(step.Next, Later, 9, Cancellation)).Stories);
        Assert.Empty((await Retention.OldStoriesAsync(null, Noon, 9, Cancellation)).Stories);
        Assert.Equal(1, await Retention.RemoveStoriesAsync([1], Later, Cancellation));
        Assert.True(await store.Reading.VersionAsync(Cancellation) > version);
        Assert.Equal([2L], (await store.LatestAsync()).Select(article => article.Id));
        Assert.Equal([2L], (await store.LatestAsync(new ArticleQuery { Search = "البلدي" })).Select(article => article.Id));
        Assert.Null(await store.Reading.FindArticleAsync(1, Cancellation));
        Assert.Null(await store.Reading.FindStoryAsync(1, Cancellation));
        var life = await store.Store.Reports.BiographyAsync("https://rabat.example/news/2", Cancellation);
        Assert.Equal(("id guid-2", "done", null), (life?.EntryKey, life?.State, life?.ArticleId));
    }

    public async Task A_story_that_an_editor_decided_on_or_that_is_not_all_old_stays()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "خطأ", 1), Cancellation);
        await store.RefreshAsync("rabat", Noon.AddDays(300), Entry("3"));
        await store.ScrapeAsync(Noon.AddDays(300));
        await store.Stories.PlaceAsync([new() { ArticleId = 3, StoryId = 2 }], Cancellation);
        Assert.Empty((await Retention.OldStoriesAsync(null, Noon.AddDays(200), 9, Cancellation)).Stories);
        Assert.Equal(0, await Retention.RemoveStoriesAsync([1, 2], Noon.AddDays(200), Cancellation));
        Assert.Equal([2L, 3L], (await store.LatestAsync()).Select(article => article.Id).Order());
    }
}
