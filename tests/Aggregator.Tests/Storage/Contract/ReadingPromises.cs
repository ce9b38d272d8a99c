using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Duplicates;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class ReadingPromises(TemporaryStore store)
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
        Assert.Equal(version + 1, await store.Reading.VersionAsync(Cancellation));
    }

    public async Task Pages_follow_one_another_without_gap_or_repeat()
    {
        await store.PublishAsync("rabat", [.. Enumerable.Range(1, 7).Select(i => Entry($"{i}") with { Published = Noon.AddHours(-i % 3) })]);
        var seen = new List<long>();
        Cursor? after = null;
        while (await store.LatestAsync(new ArticleQuery { Limit = 2, After = after }) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(article => article.Id));
            after = new Cursor(page[^1].At, page[^1].Id);
        }

        Assert.Equal((await store.LatestAsync()).Select(article => article.Id), seen);
        Assert.Equal(7, seen.Count);
    }

    public async Task A_wish_for_what_no_article_has_brings_nothing_and_every_other_loses_nothing()
    {
        await store.RefreshAsync("rabat", [.. Enumerable.Range(1, 3).Select(i => Entry($"{i}"))]);
        await store.ScrapeAsync(extract: claim => ArticleOf(claim) with { Section = "رياضة" });
        await store.PlaceAsync();
        var article = (await store.LatestAsync())[0];
        ArticleQuery[] empty =
        [
            new() { SourceIds = ["nobody"] }, new() { Countries = ["ZZ"] }, new() { Sections = ["لا أحد"] }, new() { From = article.At.AddDays(300) }, new() { To = article.At.AddDays(-300) },
            new() { SourceIds = ["rabat"], Countries = ["ZZ"] },
        ];
        ArticleQuery[] full =
        [
            new() { SourceIds = ["nobody", "rabat"] }, new() { Countries = ["ZZ", "MA"] }, new() { Sections = ["سياسة", "رياضة"] }, new() { From = article.At }, new() { To = article.At.AddDays(1) }, new() { SourceIds = ["rabat"], From = article.At, To = article.At.AddDays(1) },
        ];
        foreach (var query in empty)
        {
            Assert.Empty(await store.LatestAsync(query));
            Assert.Empty(await store.Reading.LatestStoriesAsync(query, Cancellation));
        }

        foreach (var query in full)
        {
            Assert.Equal(3, (await store.LatestAsync(query)).Count);
            Assert.Equal(3, (await store.Reading.LatestStoriesAsync(query, Cancellation)).Count);
        }

        await store.Sources.SynchroniseAsync([Paper("rabat") with { Category = "ثقافة" }], Noon, Cancellation);
        Assert.Equal(3, (await store.LatestAsync(new ArticleQuery { Sections = ["ثقافة"] })).Count);
        Assert.Equal(3, (await store.Reading.LatestStoriesAsync(new ArticleQuery { Sections = ["ثقافة"] }, Cancellation)).Count);
    }

    public async Task Spans_of_arrival_hold_every_shown_article_once_whatever_date_it_bears()
    {
        await store.PublishAsync("rabat", [.. Enumerable.Range(1, 7).Select(i => Entry($"{i}") with { Published = Noon.AddDays(-i * 5 % 11) })]);
        await store.PublishAsync("amman", Entry("8", "amman.example"));
        Assert.Equal(8, await store.Reading.SettledAsync(Cancellation));
        var first = await store.Reading.ArrivedAsync(0, 4, Cancellation);
        var rest = await store.Reading.ArrivedAsync(4, long.MaxValue, Cancellation);
        Assert.Equal([4, 3, 2, 1], first.Select(article => article.Id));
        Assert.Equal([8, 7, 6, 5], rest.Select(article => article.Id));
        Assert.All(rest, article => Assert.NotEqual("", article.Article.BodyText));
        Assert.Equal(new Arrival(5, Noon), await store.Reading.FirstArrivalAsync(4, Cancellation));
        Assert.Equal(new Arrival(4, Noon), await store.Reading.LastArrivalAsync(4, Cancellation));
        Assert.Null(await store.Reading.FirstArrivalAsync(8, Cancellation));
        Assert.Null(await store.Reading.LastArrivalAsync(0, Cancellation));
    }

    public async Task Copies_and_what_an_editor_took_away_stand_in_no_span_but_keep_their_numbers()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await store.ScrapeAsync();
        await store.Stories.PlaceAsync(
            [new() { ArticleId = 1, StoryId = 1 }, new() { ArticleId = 2, StoryId = 1, DuplicateOf = 1 }, new() { ArticleId = 3, StoryId = 3 }], Cancellation);
        await store.Decisions.DecideAsync(
            new EditorDecision.Hide(0, "سلمى", Noon, "طلب الناشر", 3), Cancellation);
        Assert.Equal([1], (await store.Reading.ArrivedAsync(0, 9, Cancellation)).Select(article => article.Id));
        Assert.Equal(3, (await store.Reading.LastArrivalAsync(9, Cancellation))?.Id);
    }

    public async Task Nothing_behind_an_article_without_a_place_is_settled()
    {
        Assert.Equal(0, await store.Reading.SettledAsync(Cancellation));
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        await store.ScrapeAsync();
        await store.Stories.PlaceAsync([new() { ArticleId = 1, StoryId = 1 }, new() { ArticleId = 3, StoryId = 3 }], Cancellation);
        Assert.Equal(1, await store.Reading.SettledAsync(Cancellation));
        await store.PlaceAsync();
        Assert.Equal(3, await store.Reading.SettledAsync(Cancellation));
    }

    public async Task A_list_of_headlines_holds_no_bodies()
    {
        await store.PublishAsync("rabat", [Entry("1")]);
        var whole = Assert.Single(await store.LatestAsync());
        var headline = Assert.Single(await store.LatestAsync(new ArticleQuery { HeadlinesOnly = true }));
        Assert.NotEqual("", whole.Article.BodyText);
        Assert.Equal(("", ""), (headline.Article.BodyText, headline.Article.Body.Value));
        Assert.Equal((whole.Article.Title, whole.At, whole.StoryId), (headline.Article.Title, headline.At, headline.StoryId));
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

    public async Task The_front_page_puts_the_event_of_many_papers_before_a_younger_one()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2") with { Published = Noon.AddHours(-1) });
        await store.ScrapeAsync();
        await store.RefreshAsync("amman", Entry("3", "amman.example") with { Published = Noon.AddHours(-1) });
        await store.ScrapeAsync();
        var all = await store.Stories.UngroupedAsync(0, 9, Cancellation);
        var big = all.First(article => article.At < Noon).Id;
        await store.Stories.PlaceAsync(
            [.. all.Select(article => new Placement { ArticleId = article.Id, StoryId = article.At < Noon ? big : article.Id })], Cancellation);

        var byTime = await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation);
        var byWeight = await store.Reading.LatestStoriesAsync(new ArticleQuery { ByWeight = true }, Cancellation);
        Assert.NotEqual(big, byTime[0].Id);
        Assert.Equal(big, byWeight[0].Id);
        var rest = await store.Reading.LatestStoriesAsync(
            new ArticleQuery { ByWeight = true, After = new Cursor(byWeight[0].LastUpdated, byWeight[0].Id) }, Cancellation);
        Assert.Equal(byWeight.Skip(1).Select(story => story.Id), rest.Select(story => story.Id));
    }

    public async Task A_query_chooses_by_source_country_section_time_and_words()
    {
        await store.PublishAsync("rabat", Entry("1", title: "وزير التعليم يفتتح مدرسةً جديدة"), Entry("2") with { Published = Noon.AddDays(-2) });
        await store.PublishAsync("amman", Entry("3", "amman.example"));

        Assert.Equal(2, (await store.LatestAsync(new ArticleQuery { SourceIds = ["rabat"] })).Count);
        Assert.Equal(3, (await store.LatestAsync(new ArticleQuery { Countries = ["MA", "JO"] })).Count);
        Assert.Empty(await store.LatestAsync(new ArticleQuery { Countries = ["JO"] }));
        Assert.Empty(await store.LatestAsync(new ArticleQuery { Sections = ["رياضة"] }));
        Assert.Single(await store.LatestAsync(new ArticleQuery { To = Noon.AddDays(-1) }));
        Assert.Single(await store.LatestAsync(new ArticleQuery { Search = "المدرسة" }));
        Assert.Equal(2, (await store.LatestAsync(new ArticleQuery { Without = "مدرسة" })).Count);
        Assert.Single(await store.Reading.LatestStoriesAsync(new ArticleQuery { Search = "مدرسة", SourceIds = ["rabat"] }, Cancellation));
    }

    public async Task Whatever_a_reader_types_is_no_error()
    {
        await store.PublishAsync("rabat", Entry("1"));
        foreach (var typed in new[] { "\"", "AND OR NOT", "title:(* ^", "-كلمة" })
        {
            Assert.NotNull(await store.LatestAsync(new ArticleQuery { Search = typed, Without = typed }));
            Assert.NotNull(await store.Reading.LatestStoriesAsync(new ArticleQuery { Search = typed }, Cancellation));
        }
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

    public async Task Every_name_that_a_paper_files_its_news_under_is_told_once_in_order()
    {
        Assert.Empty(await store.Reading.SectionNamesAsync(Cancellation));
        string?[] names = ["رياضة", null, "الرئيسية / رياضة", "رياضة", "سياسة"];
        await store.RefreshAsync("rabat", [.. names.Select((_, number) => Entry($"n{number}"))]);
        var claimed = -1;
        await store.ScrapeAsync(extract: claim => ArticleOf(claim) with { Section = names[++claimed] });
        Assert.Equal(["الرئيسية / رياضة", "رياضة", "سياسة"], await store.Reading.SectionNamesAsync(Cancellation));
    }
}
