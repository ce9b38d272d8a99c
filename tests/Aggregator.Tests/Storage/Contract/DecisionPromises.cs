using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class DecisionPromises(TemporaryStore store)
{
    private IDecisionStore Decisions => store.Decisions;

    public async Task A_decision_is_kept_with_who_when_and_why_and_outlives_the_process()
    {
        await ThreeStoriesAsync();
        var decision = new EditorDecision.Pin(0, "سلمى", Noon.AddMinutes(5), "خبر اليوم", 2);
        var made = Assert.IsType<DecisionOutcome.Decided>(await Decisions.DecideAsync(decision, Cancellation)).Decision;
        store.Reopen();
        Assert.Equal([made], await Decisions.HistoryAsync(null, Cancellation));
        Assert.Equal([made], await Decisions.HistoryAsync(2, Cancellation));
        Assert.Empty(await Decisions.HistoryAsync(1, Cancellation));
        Assert.Equal(decision with { Id = made.Id }, made);
    }

    public async Task A_pinned_story_stands_first_in_both_orders_and_on_one_page_only()
    {
        await ThreeStoriesAsync();
        await DecideAsync(new EditorDecision.Pin(0, "سلمى", Noon, "خبر اليوم", 1));
        foreach (var byWeight in new[] { false, true })
        {
            var query = new ArticleQuery { ByWeight = byWeight, Limit = 1 };
            var seen = new List<long>();
            while (await store.Reading.LatestStoriesAsync(query, Cancellation) is [var story])
            {
                seen.Add(story.Id);
                query = query with { After = new Cursor(story.LastUpdated, story.Id) };
            }

            Assert.Equal([1, 3, 2], seen);
        }
    }

    public async Task A_removal_has_the_time_of_the_decision_until_the_decision_is_undone()
    {
        var removals = store.Reading;
        await ThreeStoriesAsync();
        Assert.Empty(await removals.RemovedAsync(10, Cancellation));
        await DecideAsync(new EditorDecision.HideStory(0, "سلمى", Noon.AddMinutes(5), "إشاعة", 2));
        var hidden = await DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon.AddMinutes(7), "طلب الناشر", 3));
        var removed = await removals.RemovedAsync(10, Cancellation);
        Assert.Equal([(3L, Noon.AddMinutes(7)), (2L, Noon.AddMinutes(5))], removed.Select(removal => (removal.ArticleId, removal.At)));
        Assert.All(removed, removal => Assert.True(removal.IsWholeStory));
        Assert.Single(await removals.RemovedAsync(1, Cancellation));
        await DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon.AddMinutes(9), "تأكد الخبر", hidden.Id));
        Assert.Equal([2L], (await removals.RemovedAsync(10, Cancellation)).Select(removal => removal.ArticleId));
    }

    public async Task A_hidden_story_is_gone_from_lists_search_and_its_own_pages_until_that_is_undone()
    {
        await ThreeStoriesAsync();
        var version = await store.Reading.VersionAsync(Cancellation);
        var hidden = await DecideAsync(new EditorDecision.HideStory(0, "سلمى", Noon, "إشاعة", 2));
        Assert.Equal([3, 1], (await store.LatestAsync()).Select(article => article.Id));
        Assert.Equal([3, 1], (await store.LatestAsync(new ArticleQuery { Search = "المجلس" })).Select(article => article.Id));
        Assert.Equal([3, 1], (await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).Select(story => story.Id));
        Assert.Null(await store.Reading.FindArticleAsync(2, Cancellation));
        Assert.Null(await store.Reading.FindStoryAsync(2, Cancellation));
        Assert.True(Assert.Single((await Decisions.StoryAsync(2, 0, Cancellation))!.Articles).IsHidden); // Not null: the story was placed above.
        Assert.True(await store.Reading.VersionAsync(Cancellation) > version);

        var undo = await DecideAsync(new EditorDecision.Undo(0, "نادر", Noon, "تأكد الخبر", hidden.Id));
        Assert.Equal([3, 2, 1], (await store.LatestAsync()).Select(article => article.Id));
        await DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "بل إشاعة", undo.Id));
        Assert.Equal([3, 1], (await store.LatestAsync()).Select(article => article.Id));
    }

    public async Task Stories_that_were_merged_stay_merged_for_what_arrives_later_and_keep_their_old_address()
    {
        await ThreeStoriesAsync();
        await DecideAsync(new EditorDecision.Unite(0, "سلمى", Noon, "حدث واحد", 2, 1));
        await ArriveAsync("4", storyId: 2);
        var story = await store.Reading.FindStoryAsync(2, Cancellation);
        Assert.Equal(1, story?.Id);
        Assert.Equal([1, 2, 4], new[] { story!.Lead }.Concat(story.SameEvent).Select(article => article.Id).Order()); // Not null: asserted above.
        Assert.Equal([3, 1], (await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation)).Select(other => other.Id).OrderDescending());
    }

    public async Task A_copy_chosen_to_lead_is_shown_instead_of_the_original()
    {
        await ThreeStoriesAsync();
        await ArriveAsync("4", storyId: 1, copyOf: 1);
        Assert.DoesNotContain(4, (await store.LatestAsync()).Select(article => article.Id));
        await DecideAsync(new EditorDecision.Lead(0, "سلمى", Noon, "نص أتم", 1, 4));
        await ArriveAsync("5", storyId: 1, copyOf: 1);

        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal(4, story?.Lead.Id);
        Assert.Equal([1, 5], story?.Duplicates.Select(article => article.Id).Order());
    }

    public async Task An_impossible_decision_is_refused_and_not_saved()
    {
        await ThreeStoriesAsync();
        await store.RefreshAsync("tunis", Entry("9", "tunis.example"));
        await store.ScrapeAsync();
        Assert.Equal((DecisionFault.UnknownArticle, 4L), await RefusedAsync(new EditorDecision.Split(0, "سلمى", Noon, "", 4)));
        Assert.Equal((DecisionFault.UnknownStory, 77L), await RefusedAsync(new EditorDecision.Pin(0, "سلمى", Noon, "", 77)));
        Assert.Equal((DecisionFault.SameThing, 2L), await RefusedAsync(new EditorDecision.Never(0, "سلمى", Noon, "", 2, 2)));
        Assert.Equal((DecisionFault.SameThing, 2L), await RefusedAsync(new EditorDecision.Unite(0, "سلمى", Noon, "", 2, 2)));
        Assert.Equal((DecisionFault.UnknownDecision, 5L), await RefusedAsync(new EditorDecision.Undo(0, "سلمى", Noon, "", 5)));
        Assert.Empty(await Decisions.HistoryAsync(null, Cancellation));

        var pin = await DecideAsync(new EditorDecision.Pin(0, "سلمى", Noon, "", 1));
        await DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "", pin.Id));
        Assert.Equal((DecisionFault.AlreadyUndone, pin.Id), await RefusedAsync(new EditorDecision.Undo(0, "سلمى", Noon, "", pin.Id)));
    }

    public async Task The_grouper_is_restored_with_its_own_places_and_not_with_editors_decisions()
    {
        await ThreeStoriesAsync();
        await ArriveAsync("4", storyId: 1, copyOf: 1);
        await DecideAsync(new EditorDecision.Split(0, "سلمى", Noon, "خبر آخر", 4));
        Assert.Equal(4, (await store.Reading.FindArticleAsync(4, Cancellation))?.StoryId);
        await foreach (var placed in store.Stories.PlacedSinceAsync(Noon.AddDays(-7), Cancellation))
        {
            Assert.Equal(placed.Article.Id == 4 ? (1L, 1L) : (placed.Article.Id, (long?)null), (placed.Placement.StoryId, placed.Placement.DuplicateOf));
        }
    }

    public async Task Decisions_on_texts_are_what_rules_are_fitted_to_and_undone_ones_are_not()
    {
        await ThreeStoriesAsync();
        await ArriveAsync("4", storyId: 1, copyOf: 1);
        await DecideAsync(new EditorDecision.Merge(0, "سلمى", Noon, "نص واحد", 2, 3));
        await DecideAsync(new EditorDecision.Split(0, "سلمى", Noon, "خبر آخر", 4));
        var never = await DecideAsync(new EditorDecision.Never(0, "سلمى", Noon, "نصان", 1, 2));
        await DecideAsync(new EditorDecision.Unite(0, "سلمى", Noon, "حدث واحد", 1, 3));
        await DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "خطأ", never.Id));

        var pairs = await Decisions.PairsAsync(Cancellation);
        Assert.Equal([(3, 2, true), (4, 1, false)], pairs.Select(pair => (pair.Article.Id, pair.Other.Id, pair.IsSame)));
    }

    public async Task Fitted_rules_are_kept_across_a_restart_and_only_where_they_differ()
    {
        Assert.Equal(DuplicateRules.Measured, await store.Stories.RulesAsync(Cancellation));
        await Decisions.SaveRulesAsync(DuplicateRules.Measured with { LeastShareBetweenSources = .52, Lead = .3 }, Cancellation);
        store.Reopen();
        Assert.Equal(DuplicateRules.Measured with { LeastShareBetweenSources = .52, Lead = .3 }, await store.Stories.RulesAsync(Cancellation));
        await Decisions.SaveRulesAsync(DuplicateRules.Measured, Cancellation);
        Assert.Equal(DuplicateRules.Measured, await store.Stories.RulesAsync(Cancellation));
    }

    public async Task An_article_that_joins_a_hidden_story_is_hidden_too()
    {
        await ThreeStoriesAsync();
        await DecideAsync(new EditorDecision.HideStory(0, "سلمى", Noon, "إشاعة", 2));
        await ArriveAsync("4", storyId: 2);
        Assert.Equal([3, 1], (await store.LatestAsync()).Select(article => article.Id));
        Assert.Null(await store.Reading.FindArticleAsync(4, Cancellation));
    }

    public async Task Each_kind_of_decision_holds_at_once_and_is_taken_back_whole()
    {
        await ThreeStoriesAsync();
        await ArriveAsync("4", storyId: 1, copyOf: 1);
        await ArriveAsync("5", storyId: 1);
        EditorDecision[] kinds =
        [
            new EditorDecision.Merge(0, "سلمى", Noon, "نص واحد", 3, 2),
            new EditorDecision.Split(0, "سلمى", Noon, "خبر آخر", 4),
            new EditorDecision.Never(0, "سلمى", Noon, "نصان", 4, 1),
            new EditorDecision.Join(0, "سلمى", Noon, "حدث آخر", 5, 2),
            new EditorDecision.Unite(0, "سلمى", Noon, "حدث واحد", 3, 1),
            new EditorDecision.Lead(0, "سلمى", Noon, "نص أتم", 1, 4),
            new EditorDecision.Hide(0, "سلمى", Noon, "طلب الناشر", 5),
            new EditorDecision.HideStory(0, "سلمى", Noon, "إشاعة", 2),
            new EditorDecision.Pin(0, "سلمى", Noon, "خبر اليوم", 1),
        ];
        var before = await ShownAsync();
        foreach (var kind in kinds)
        {
            var made = await DecideAsync(kind);
            Assert.NotEqual(before, await ShownAsync());
            await DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "خطأ", made.Id));
            Assert.Equal(before, await ShownAsync());
        }
    }

    /// <summary>Every article with its place, and the stories in their order with their leads.</summary>
    private async Task<string> ShownAsync()
    {
        var articles = await store.LatestAsync(new ArticleQuery { IncludeDuplicates = true });
        var stories = await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation);
        return string.Join(' ', articles.OrderBy(article => article.Id).Select(article => $"{article.Id}:{article.StoryId}:{article.DuplicateOf}"))
            + " | " + string.Join(' ', stories.Select(story => $"{story.Id}:{story.Lead.Id}"));
    }

    private async Task ThreeStoriesAsync()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.PublishAsync("rabat", Entry("2"));
        await store.PublishAsync("rabat", Entry("3"));
    }

    private async Task ArriveAsync(string name, long storyId, long? copyOf = null)
    {
        await store.RefreshAsync("amman", Entry(name, "amman.example"));
        await store.ScrapeAsync();
        var arrived = Assert.Single(await store.Stories.UngroupedAsync(0, 9, Cancellation));
        await store.Stories.PlaceAsync([new Placement { ArticleId = arrived.Id, StoryId = storyId, DuplicateOf = copyOf }], Cancellation);
    }

    private async Task<EditorDecision> DecideAsync(EditorDecision decision) =>
        Assert.IsType<DecisionOutcome.Decided>(await Decisions.DecideAsync(decision, Cancellation)).Decision;

    private async Task<(DecisionFault, long)> RefusedAsync(EditorDecision decision)
    {
        var refused = Assert.IsType<DecisionOutcome.Refused>(await Decisions.DecideAsync(decision, Cancellation));
        return (refused.Fault, refused.Number);
    }
}
