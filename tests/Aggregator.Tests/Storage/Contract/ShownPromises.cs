using Aggregator.Extraction;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>One text in several papers: which article is its first version, which version is shown, and what a subscriber
/// gets.</summary>
internal sealed class ShownPromises(TemporaryStore store)
{
    private static readonly EntryMaker Maker = new(new Uri("https://news.example/"), "news.example,2026", ShownImages.None);

    public async Task A_longer_version_that_comes_late_is_shown_where_that_is_wanted_and_nobody_gets_the_text_twice()
    {
        await ArriveAsync("rabat", "1", words: 60, policy: ShownPolicy.Longest);
        await ArriveAsync("other", "2", words: 30, policy: ShownPolicy.Longest);
        var seen = await FeedAsync();
        await ArriveAsync("tunis", "3", words: 120, copyOf: 1, minutes: 50, policy: ShownPolicy.Longest);

        var list = await store.LatestAsync();
        Assert.Contains((3L, 1L), list.Select(article => (article.Id, article.ItemId)));
        Assert.Equal(seen.Select(entry => (entry.Id, entry.Published, entry.Updated)), (await FeedAsync()).Select(entry => (entry.Id, entry.Published, entry.Updated)));
        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal((3L, 1L), (story?.Lead.Id, Assert.Single(story!.Duplicates).Id)); // Not null: its lead was read.
        Assert.Equal([1L], (await store.LatestAsync(new ArticleQuery { SourceIds = ["rabat"] })).Select(article => article.Id));
        Assert.Null((await store.Reading.FindArticleAsync(1, Cancellation))?.DuplicateOf);
    }

    public async Task Pages_follow_one_another_where_another_version_ends_the_first()
    {
        await ArriveAsync("rabat", "1", words: 60, policy: ShownPolicy.Longest);
        await ArriveAsync("amman", "2", words: 60, minutes: -60, policy: ShownPolicy.Longest);
        await ArriveAsync("tunis", "3", words: 120, copyOf: 1, minutes: 50, policy: ShownPolicy.Longest);

        var first = Assert.Single(await store.LatestAsync(new ArticleQuery { Limit = 1 }));
        var second = Assert.Single(await store.LatestAsync(new ArticleQuery { Limit = 1, After = new Cursor(first.At, first.ItemId) }));
        Assert.Equal((3L, 2L), (first.Id, second.Id));
    }

    public async Task By_default_the_earliest_whole_version_is_shown_in_any_order_of_arrival()
    {
        await ArriveAsync("rabat", "1", words: 60);
        await ArriveAsync("agency", "2", words: 60, copyOf: 1, minutes: -70);
        await ArriveAsync("tunis", "3", words: 90, copyOf: 1, minutes: 10);

        Assert.Equal((2L, 1L), Assert.Single(await store.LatestAsync()) is var shown ? (shown.Id, shown.ItemId) : default);
        var told = await store.Store.Reports.BiographyAsync("1", Cancellation);
        Assert.Equal(new ShownVersion(2, ShownReason.Earliest), told?.Shown);
    }

    public async Task A_page_that_is_read_at_last_is_shown_again_without_waiting_for_another_article()
    {
        await ArriveAsync("rabat", "1", words: 12, method: ExtractionMethod.FeedExcerpt);
        await ArriveAsync("amman", "2", words: 60, copyOf: 1, minutes: 5);
        Assert.Equal(2, Assert.Single(await store.LatestAsync()).Id);
        var later = Noon.AddHours(2);
        await store.RefreshAsync("rabat", later, Entry("1", title: "عنوان مصحح للخبر الأول") with { Published = Noon });
        await store.ScrapeAsync(later, entry => ArticleOf(entry, string.Join(' ', Enumerable.Repeat("مجلس1", 60))));
        Assert.Equal((1L, 1L), Assert.Single(await store.LatestAsync()) is var shown ? (shown.Id, shown.ItemId) : default);
        Assert.Equal(1, (await store.Reading.FindStoryAsync(1, Cancellation))?.Lead.Id);
    }

    public async Task The_source_that_the_operator_prefers_is_shown()
    {
        await ArriveAsync("rabat", "1", words: 60, policy: ShownPolicy.Preferred);
        await ArriveAsync("agency", "2", words: 60, copyOf: 1, weight: 2, policy: ShownPolicy.Preferred);
        Assert.Equal(2, Assert.Single(await store.LatestAsync()).Id);
    }

    public async Task An_editors_version_is_shown_under_the_texts_name_and_goes_with_the_decision()
    {
        await ArriveAsync("rabat", "1", words: 60);
        await ArriveAsync("amman", "2", words: 60, copyOf: 1, minutes: 5);
        var before = await FeedAsync();
        var decisions = store.Decisions;
        var made = await decisions.DecideAsync(new EditorDecision.Lead(0, "سلمى", Noon, "صورته أوضح", 1, 2), Cancellation);
        var chosen = await FeedAsync();
        Assert.Equal((2L, LeadRule.Editor), await store.Reading.FindStoryAsync(1, Cancellation) is { LeadReason: { } why } story ? (story.Lead.Id, why.Rule) : default);
        await decisions.DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "", ((DecisionOutcome.Decided)made).Decision.Id), Cancellation);

        Assert.Equal(before.Select(entry => entry.Id), chosen.Select(entry => entry.Id));
        Assert.NotEqual(before.Select(entry => entry.SourcePage), chosen.Select(entry => entry.SourcePage));
        Assert.Equal(before.Select(entry => entry.SourcePage), (await FeedAsync()).Select(entry => entry.SourcePage));
    }

    public async Task When_the_article_that_stands_for_a_text_is_hidden_the_next_goes_on_under_its_own_name()
    {
        await ArriveAsync("rabat", "1", words: 60);
        await ArriveAsync("amman", "2", words: 60, copyOf: 1, minutes: -70);
        await store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "طلب الناشر", 1), Cancellation);
        Assert.Equal((2L, 2L), Assert.Single(await store.LatestAsync()) is var shown ? (shown.Id, shown.ItemId) : default);
    }

    public async Task An_excerpt_hands_the_lead_to_a_report_and_the_story_says_why()
    {
        await ArriveAsync("rabat", "1", words: 12, method: ExtractionMethod.FeedExcerpt);
        await ArriveAsync("amman", "2", words: 60, storyId: 1);
        await ArriveAsync("tunis", "3", words: 70, storyId: 1, minutes: 20);
        var story = await store.Reading.FindStoryAsync(1, Cancellation);
        Assert.Equal((2L, LeadRule.Kept), (story?.Lead.Id, story?.LeadReason?.Rule));
    }

    public async Task Twenty_copies_weigh_no_more_than_one_text_and_two_texts_of_one_paper_count_once()
    {
        await ArriveAsync("rabat", "1", words: 60);
        var alone = await WeightAsync();
        for (var copy = 2; copy <= 21; copy++)
        {
            await ArriveAsync($"paper{copy}", $"{copy}", words: 60, copyOf: 1);
        }

        Assert.Equal(alone, await WeightAsync());
        await ArriveAsync("rabat", "22", words: 60, storyId: 1);
        Assert.Equal(alone, await WeightAsync());
        await ArriveAsync("amman", "23", words: 60, storyId: 1);
        Assert.Equal(alone + 1, await WeightAsync(), 6);
    }

    private async Task<double> WeightAsync() => (await store.Reading.FindStoryAsync(1, Cancellation))?.Weight ?? -1;

    private async Task<IReadOnlyList<PublishedEntry>> FeedAsync() =>
        [.. (await store.LatestAsync()).Select(article => Maker.FromArticle(article, Paper(article.Article.SourceId)))];

    private async Task ArriveAsync(
        string source, string name, int words, long? copyOf = null, long? storyId = null, int minutes = 0, double weight = 1,
        ExtractionMethod method = ExtractionMethod.Density, ShownPolicy policy = ShownPolicy.Earliest)
    {
        var now = Noon.AddHours(1);
        await store.Sources.SynchroniseAsync([Paper(source) with { Weight = weight }], now, Cancellation);
        await store.Sources.HastenAsync([], now, Cancellation);
        var claim = await store.ClaimSourceAsync(now);
        await store.Sources.CompleteAsync(Completion(claim, now, Entry(name, source + ".example") with { Published = Noon.AddMinutes(minutes) }), Cancellation);
        await store.ScrapeAsync(now, entry => ArticleOf(entry, string.Join(' ', Enumerable.Repeat($"مجلس{name}", words))) with { Method = method });
        var article = Assert.Single(await store.Stories.UngroupedAsync(0, 9, Cancellation));
        store.Reopen(store.Settings with { Shown = policy });
        await store.Stories.PlaceAsync(
            [new Placement { ArticleId = article.Id, StoryId = storyId ?? copyOf ?? article.Id, DuplicateOf = copyOf }], Cancellation);
    }
}
