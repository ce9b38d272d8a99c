using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class ReadingPromises(TemporaryStore store)
{
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

    public async Task A_filter_that_no_article_meets_gives_nothing_and_no_other_filter_loses_articles()
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

    public async Task Copies_and_hidden_articles_are_in_no_span_but_keep_their_numbers()
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

    public async Task A_list_of_headlines_holds_no_bodies()
    {
        await store.PublishAsync("rabat", [Entry("1")]);
        var whole = Assert.Single(await store.LatestAsync());
        var headline = Assert.Single(await store.LatestAsync(new ArticleQuery { HeadlinesOnly = true }));
        Assert.NotEqual("", whole.Article.BodyText);
        Assert.Equal(("", ""), (headline.Article.BodyText, headline.Article.Body.Value));
        Assert.Equal((whole.Article.Title, whole.At, whole.StoryId), (headline.Article.Title, headline.At, headline.StoryId));
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

    public async Task No_search_text_is_an_error()
    {
        await store.PublishAsync("rabat", Entry("1"));
        foreach (var typed in new[] { "\"", "AND OR NOT", "title:(* ^", "-كلمة" })
        {
            var query = new ArticleQuery { Search = typed, Without = typed };
            Assert.Null(await Record.ExceptionAsync(() => store.LatestAsync(query)));
            Assert.Null(await Record.ExceptionAsync(() => store.Reading.LatestStoriesAsync(query, Cancellation)));
        }
    }

    public async Task Every_section_name_is_listed_once_in_order()
    {
        Assert.Empty(await store.Reading.SectionNamesAsync(Cancellation));
        string?[] names = ["رياضة", null, "الرئيسية / رياضة", "رياضة", "سياسة"];
        await store.RefreshAsync("rabat", [.. names.Select((_, number) => Entry($"n{number}"))]);
        var claimed = -1;
        await store.ScrapeAsync(extract: claim => ArticleOf(claim) with { Section = names[++claimed] });
        Assert.Equal(["الرئيسية / رياضة", "رياضة", "سياسة"], await store.Reading.SectionNamesAsync(Cancellation));
    }

    public async Task Every_change_that_readers_see_moves_the_counter()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await store.ScrapeAsync();
        var picture = await store.Store.Images.OpenAsync(new ImagePlace(new Uri("https://rabat.example/1.jpg"), "rabat", null), Noon, Cancellation);
        Func<Task>[] changes =
        [
            () => store.PlaceAsync(),
            () => store.Decisions.DecideAsync(new EditorDecision.Hide(0, "سلمى", Noon, "طلب الناشر", 2), Cancellation),
            () => store.Decisions.DecideAsync(new EditorDecision.Undo(0, "سلمى", Noon, "تأكد الخبر", 1), Cancellation),
            () => store.Sources.SynchroniseAsync([Paper("rabat") with { Country = "JO" }], Noon, Cancellation),
            () => store.Store.Images.DecideAsync(picture, new PictureDecision(PictureState.Confirmed, "ليلى", Noon, null), Cancellation),
        ];
        foreach (var change in changes)
        {
            var before = await store.Reading.VersionAsync(Cancellation);
            await change();
            Assert.True(await store.Reading.VersionAsync(Cancellation) > before);
        }
    }

    public async Task The_counter_never_goes_back_also_when_the_store_is_opened_again()
    {
        var empty = await store.Reading.VersionAsync(Cancellation);
        await store.PublishAsync("rabat", Entry("1"));
        var full = await store.Reading.VersionAsync(Cancellation);
        Assert.True(full > empty);
        store.Reopen();
        Assert.True(await store.Reading.VersionAsync(Cancellation) >= full);
    }
}
