using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Storage;
using Aggregator.Text.Dates;
using Aggregator.Text.Sentences;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class EntryPromises(TemporaryStore store)
{
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("أعلنت البلدية عن برنامجها السنوي لصيانة الطرق والحدائق", 6));

    public async Task Only_new_entries_of_a_feed_are_read_at_once_and_a_changed_one_waits()
    {
        var asked = new List<string?>();
        await RefreshWholeAsync(Noon, [Entry("1")], asked);
        await RefreshWholeAsync(Noon.AddHours(1), [Entry("2"), Entry("1", title: "المجلس البلدي يؤجل الملف رقم 1")], asked);

        Assert.Equal(["guid-1", "guid-2"], asked);
        Assert.Equal(2, (await store.Stories.UngroupedAsync(0, 9, Cancellation)).Count);
        Assert.Equal("guid-1", Assert.Single(await store.ClaimEntriesAsync(Noon.AddHours(1))).Entry.Id);
    }

    public async Task A_text_that_is_not_the_whole_article_after_all_waits_for_its_page()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var completion = Completion(await store.ClaimSourceAsync(), Noon, Entry("1")) with { IsWhole = _ => true, Article = _ => null };
        Assert.Equal(new Admission(1, 0), await store.Sources.CompleteAsync(completion, Cancellation));
        Assert.True(Assert.Single(await store.ClaimEntriesAsync()).IsWhole);
    }

    public async Task A_day_of_publication_stays_a_day_and_orders_the_article_after_the_others_of_that_day()
    {
        var day = CalendarDay.Of(new DateOnly(2026, 3, 13));
        await store.PublishAsync("rabat", Entry("1") with { Published = day }, Entry("2") with { Published = Noon.AddHours(-14) }, Entry("3") with { Published = Noon.AddHours(-12) });

        var list = await store.LatestAsync();
        Assert.Equal([Noon.AddHours(-12), day, Noon.AddHours(-14)], list.Select(article => article.Article.Published));
        Assert.Equal([null, new DateOnly(2026, 3, 13), null], list.Select(article => article.Day));
        var found = await store.Reading.FindArticleAsync(list[1].Id, Cancellation);
        Assert.Equal((new DateOnly(2026, 3, 13), "2026-03-13 23:59:59"), (found?.Day, found?.At.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)));
    }

    public async Task An_entry_that_was_known_before_others_had_its_link_keeps_its_article_when_it_is_revised()
    {
        await store.PublishAsync("rabat", Entry("1"));
        var crowded = Entry("1", title: "المجلس البلدي يؤجل الملف إلى الخميس") with { Part = "guid-1" };
        await store.RefreshAsync("rabat", Noon.AddHours(1), crowded, Entry("2") with { Link = crowded.Link, Part = "guid-2" });
        await store.ScrapeAsync(Noon.AddHours(1), claim => ArticleOf(claim) with { Part = claim.Entry.Part });
        await store.PlaceAsync();

        var list = (await store.LatestAsync()).ToDictionary(article => article.Id, article => article.Article.Title);
        Assert.Equal((2, "المجلس البلدي يؤجل الملف إلى الخميس"), (list.Count, list[1]));
    }

    public async Task The_rest_of_a_document_with_thousands_of_entries_waits_in_order()
    {
        await RefreshWholeAsync(Noon, [.. Enumerable.Range(1, 100).Reverse().Select(i => Entry($"{i}"))], []);
        Assert.Equal("guid-65", (await store.ClaimEntriesAsync())[0].Entry.Id);
        Assert.Equal(64, (await store.Stories.UngroupedAsync(0, 200, Cancellation)).Count);
    }

    public async Task An_entry_comes_out_of_the_queue_as_it_went_in()
    {
        var entry = Entry("1") with
        {
            Summary = new FeedText("<p>ملخّص «الخبر» & ٣ أرقام</p>", FeedTextKind.Html, new Uri("https://rabat.example/")),
            Published = Noon.AddHours(-2),
            Authors = [new FeedPerson("سلمى العلوي", null, new Uri("https://rabat.example/salma"))],
            Categories = ["محليات"],
            Enclosures = [new FeedEnclosure(new Uri("https://rabat.example/1.jpg"), "image/jpeg", 1234)],
            Image = new Uri("https://rabat.example/2.jpg"),
            Language = "ar-MA",
        };
        await store.RefreshAsync("rabat", entry);
        var read = Assert.Single(await store.ClaimEntriesAsync()).Entry;
        Assert.Equal(entry.Authors, read.Authors);
        Assert.Equal(entry.Categories, read.Categories);
        Assert.Equal(entry.Enclosures, read.Enclosures);
        Assert.Equal(
            entry with { Authors = [], Categories = [], Enclosures = [] },
            read with { Authors = [], Categories = [], Enclosures = [] });
    }

    public async Task Entries_are_worked_through_oldest_first()
    {
        await store.RefreshAsync("rabat", Entry("3"), Entry("2"), Entry("1"));
        Assert.Equal(["guid-1", "guid-2", "guid-3"], (await store.ClaimEntriesAsync()).Select(claim => claim.Entry.Id));
    }

    public async Task Only_one_worker_at_a_time_holds_pages_of_a_host()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3", "amman.example"));
        var first = Assert.Single(await store.ClaimEntriesAsync(limit: 1));
        var second = Assert.Single(await store.ClaimEntriesAsync(limit: 1));
        Assert.Empty(await store.ClaimEntriesAsync());
        Assert.NotEqual(first.Entry.Link?.Host, second.Entry.Link?.Host);
    }

    public async Task Entries_that_need_no_page_wait_for_no_host()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        Assert.Single(await store.ClaimEntriesAsync(limit: 1));
        await store.Sources.SynchroniseAsync([Paper("amman")], Noon, Cancellation);
        var completion = Completion(await store.ClaimSourceAsync(), Noon, Entry("3")) with { IsWhole = _ => true };
        await store.Sources.CompleteAsync(completion, Cancellation);
        Assert.Equal("guid-3", Assert.Single(await store.ClaimEntriesAsync()).Entry.Id);
    }

    public async Task An_entry_whose_article_is_there_says_so_when_it_comes_back()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        var claim = Assert.Single(await store.ClaimEntriesAsync());
        Assert.False(claim.IsKnown);
        await store.Entries.CompleteAsync([new EntryResult.Scraped(claim, ArticleOf(claim))], Noon, Cancellation);
        await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "المجلس البلدي يؤجل الملف رقم 1"));
        Assert.True(Assert.Single(await store.ClaimEntriesAsync(Noon.AddHours(1))).IsKnown);
    }

    public async Task A_postponed_entry_waits_and_gives_its_attempt_back_when_nobody_asked()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        var claim = Assert.Single(await store.ClaimEntriesAsync());
        await store.Entries.CompleteAsync([new EntryResult.Postponed(claim, Noon.AddHours(1), Sentence.Told("busy"), Counts: false)], Noon, Cancellation);
        Assert.Empty(await store.ClaimEntriesAsync(Noon.AddMinutes(59)));
        claim = Assert.Single(await store.ClaimEntriesAsync(Noon.AddHours(1)));
        Assert.Equal(1, claim.Attempts);
        await store.Entries.CompleteAsync([new EntryResult.Postponed(claim, Noon.AddHours(2), Sentence.Told("slow"), Counts: true)], Noon, Cancellation);
        Assert.Equal(2, Assert.Single(await store.ClaimEntriesAsync(Noon.AddHours(2))).Attempts);
    }

    public async Task Entries_count_as_waiting_whether_they_are_due_or_not()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3"));
        var claims = await store.ClaimEntriesAsync();
        await store.Entries.CompleteAsync([new EntryResult.Postponed(claims[0], Noon.AddDays(1), Sentence.Told("503"), true)], Noon, Cancellation);
        Assert.Equal(3, await store.Entries.PendingAsync(Cancellation));
    }

    public async Task An_entry_given_up_does_not_come_back()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        var claim = Assert.Single(await store.ClaimEntriesAsync());
        await store.Entries.CompleteAsync([new EntryResult.GivenUp(claim, Sentence.Told("404"))], Noon, Cancellation);
        Assert.Equal(0, await store.Entries.PendingAsync(Cancellation));
        Assert.Equal(0, await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1")));
        Assert.Equal(0, await store.Entries.PendingAsync(Cancellation));
    }

    public async Task An_update_changes_the_article_in_its_place_and_the_version()
    {
        await store.PublishAsync("rabat", Entry("1"));
        var before = Assert.Single(await store.LatestAsync());
        var version = await store.Reading.VersionAsync(Cancellation);

        await store.RefreshAsync("rabat", Noon.AddHours(2), Entry("1", title: "المجلس البلدي يصادق على ميزانية الحدائق"));
        Assert.Equal(1, (await store.ScrapeAsync(Noon.AddHours(2))).Changed);

        var after = Assert.Single(await store.LatestAsync());
        Assert.Equal(before.Id, after.Id);
        Assert.Equal("المجلس البلدي يصادق على ميزانية الحدائق", after.Article.Title);
        Assert.Equal(Noon.AddHours(2), after.UpdatedAt);
        Assert.True(await store.Reading.VersionAsync(Cancellation) > version);
        Assert.Single(await store.LatestAsync(new ArticleQuery { Search = "ميزانية" }));
        Assert.Empty(await store.LatestAsync(new ArticleQuery { Search = "يناقش" }));
    }

    public async Task An_update_during_scraping_is_not_lost_behind_the_old_text()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        var old = Assert.Single(await store.ClaimEntriesAsync());
        await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "تصحيح: المجلس يؤجل الملف"));

        var tally = await store.Entries.CompleteAsync([new EntryResult.Scraped(old, ArticleOf(old))], Noon, Cancellation);
        Assert.Equal(1, tally.Lost);
        Assert.Equal("تصحيح: المجلس يؤجل الملف", Assert.Single(await store.ClaimEntriesAsync(Noon.AddHours(1))).Entry.Title?.Value);
    }

    public async Task The_same_text_under_another_address_of_the_same_source_is_the_same_item()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        var tally = await store.ScrapeAsync(extract: claim => ArticleOf(claim, LongText));
        Assert.Equal((1, 1), (tally.New, tally.Known));
    }

    public async Task The_same_text_in_another_source_is_another_article()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim, LongText));
        await store.RefreshAsync("amman", Entry("2", "amman.example"));
        Assert.Equal(1, (await store.ScrapeAsync(extract: claim => ArticleOf(claim, LongText))).New);
    }

    public async Task A_short_text_names_no_item()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        Assert.Equal(2, (await store.ScrapeAsync(extract: claim => ArticleOf(claim, "التفاصيل بعد قليل."))).New);
    }

    public async Task A_page_that_claims_another_papers_address_overwrites_nothing()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("thief", Entry("9", "thief.example"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim, "نص غريب") with { CanonicalUrl = new Uri("https://rabat.example/news/1") });
        var article = Assert.Single(await store.LatestAsync());
        Assert.Equal("rabat", article.Article.SourceId);
        Assert.DoesNotContain("غريب", article.Article.BodyText, StringComparison.Ordinal);
    }

    public async Task The_owner_of_an_address_takes_its_article_over_from_a_paper_that_named_it_first()
    {
        await store.RefreshAsync("copyist", Entry("9", "copyist.example"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim, "نص منقول") with { CanonicalUrl = new Uri("https://rabat.example/news/1") });
        await store.PublishAsync("rabat", Entry("1"));
        var article = Assert.Single(await store.LatestAsync());
        Assert.Equal("rabat", article.Article.SourceId);
        Assert.DoesNotContain("منقول", article.Article.BodyText, StringComparison.Ordinal);
    }

    public async Task A_paper_takes_over_its_own_article_from_a_paper_whose_feed_listed_it_first()
    {
        await store.PublishAsync("collector", Entry("1"));
        Assert.Equal("collector", Assert.Single(await store.LatestAsync()).Article.SourceId);
        await store.PublishAsync("rabat", Entry("1"));
        Assert.Equal("rabat", Assert.Single(await store.LatestAsync()).Article.SourceId);
    }

    public async Task A_feed_that_lists_another_papers_article_does_not_take_it_over_even_on_another_host()
    {
        await store.RefreshAsync("rabat", Entry("1", "www.rabat.example"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim) with { CanonicalUrl = new Uri("https://rabat.example/news/1") });
        await store.PlaceAsync();
        await store.RefreshAsync("collector", Entry("1"));
        await store.ScrapeAsync(extract: claim => ArticleOf(claim, "نص غريب"));
        Assert.Equal("rabat", Assert.Single(await store.LatestAsync()).Article.SourceId);
    }

    public async Task An_excerpt_does_not_replace_the_whole_text()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "عنوان محدث للخبر نفسه"));
        await store.ScrapeAsync(Noon.AddHours(1), claim => ArticleOf(claim, "مقتطف") with { Method = ExtractionMethod.FeedExcerpt });
        Assert.Equal(ExtractionMethod.Density, Assert.Single(await store.LatestAsync()).Article.Method);
    }

    private async Task RefreshWholeAsync(DateTimeOffset now, ParsedEntry[] entries, List<string?> asked)
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], now, Cancellation);
        await store.Sources.HastenAsync([], now, Cancellation);
        await store.Sources.CompleteAsync(
            Completion(await store.ClaimSourceAsync(now), now, entries) with
            {
                IsWhole = _ => true,
                Article = entry =>
                {
                    asked.Add(entry.Id);
                    return ArticleOf("rabat", entry);
                },
            },
            Cancellation);
    }
}
