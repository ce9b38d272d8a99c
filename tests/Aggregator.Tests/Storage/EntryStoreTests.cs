using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage;

public sealed class EntryStoreTests : IDisposable
{
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("أعلنت البلدية عن برنامجها السنوي لصيانة الطرق والحدائق", 6));

    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Only_new_entries_of_a_feed_are_read_at_once_and_a_changed_one_waits()
    {
        var asked = new List<string?>();
        await RefreshWholeAsync(Noon, [Entry("1")], asked);
        await RefreshWholeAsync(Noon.AddHours(1), [Entry("2"), Entry("1", title: "المجلس البلدي يؤجل الملف رقم 1")], asked);

        Assert.Equal(["guid-1", "guid-2"], asked);
        Assert.Equal(2, (await _store.Stories.UngroupedAsync(0, 9, Cancellation)).Count);
        Assert.Equal("guid-1", Assert.Single(await _store.ClaimEntriesAsync(Noon.AddHours(1))).Entry.Id);
    }

    [Fact]
    public async Task A_text_that_is_not_the_whole_article_after_all_waits_for_its_page()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var completion = Completion(await _store.ClaimSourceAsync(), Noon, Entry("1")) with { IsWhole = _ => true, Article = _ => null };
        Assert.Equal(new Admission(1, 0), await _store.Sources.CompleteAsync(completion, Cancellation));
        Assert.True(Assert.Single(await _store.ClaimEntriesAsync()).IsWhole);
    }

    [Fact]
    public async Task Of_a_document_of_thousands_the_rest_waits_in_its_order()
    {
        await RefreshWholeAsync(Noon, [.. Enumerable.Range(1, 100).Reverse().Select(i => Entry($"{i}"))], []);
        Assert.Equal("guid-65", (await _store.ClaimEntriesAsync())[0].Entry.Id);
        Assert.Equal(64, (await _store.Stories.UngroupedAsync(0, 200, Cancellation)).Count);
    }

    [Fact]
    public async Task Testimony_comes_out_of_the_queue_as_it_went_in()
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
        await _store.RefreshAsync("rabat", entry);
        var read = Assert.Single(await _store.ClaimEntriesAsync()).Entry;
        Assert.Equal(entry.Authors, read.Authors);
        Assert.Equal(entry.Categories, read.Categories);
        Assert.Equal(entry.Enclosures, read.Enclosures);
        Assert.Equal(
            entry with { Authors = [], Categories = [], Enclosures = [] },
            read with { Authors = [], Categories = [], Enclosures = [] });
    }

    [Fact]
    public async Task Entries_are_worked_through_oldest_first()
    {
        await _store.RefreshAsync("rabat", Entry("3"), Entry("2"), Entry("1"));
        Assert.Equal(["guid-1", "guid-2", "guid-3"], (await _store.ClaimEntriesAsync()).Select(claim => claim.Entry.Id));
    }

    [Fact]
    public async Task Only_one_worker_at_a_time_holds_pages_of_a_host()
    {
        await _store.RefreshAsync("rabat", Entry("1"), Entry("2"), Entry("3", "amman.example"));
        var first = Assert.Single(await _store.ClaimEntriesAsync(limit: 1));
        var second = Assert.Single(await _store.ClaimEntriesAsync(limit: 1));
        Assert.Empty(await _store.ClaimEntriesAsync());
        Assert.NotEqual(first.Entry.Link?.Host, second.Entry.Link?.Host);
    }

    [Fact]
    public async Task A_postponed_entry_waits_and_gives_its_attempt_back_when_nobody_asked()
    {
        await _store.RefreshAsync("rabat", Entry("1"));
        var claim = Assert.Single(await _store.ClaimEntriesAsync());
        await _store.Entries.CompleteAsync([new EntryResult.Postponed(claim, Noon.AddHours(1), "busy", Counts: false)], Noon, Cancellation);
        Assert.Empty(await _store.ClaimEntriesAsync(Noon.AddMinutes(59)));
        claim = Assert.Single(await _store.ClaimEntriesAsync(Noon.AddHours(1)));
        Assert.Equal(1, claim.Attempts);
        await _store.Entries.CompleteAsync([new EntryResult.Postponed(claim, Noon.AddHours(2), "slow", Counts: true)], Noon, Cancellation);
        Assert.Equal(2, Assert.Single(await _store.ClaimEntriesAsync(Noon.AddHours(2))).Attempts);
    }

    [Fact]
    public async Task An_entry_given_up_does_not_come_back()
    {
        await _store.RefreshAsync("rabat", Entry("1"));
        var claim = Assert.Single(await _store.ClaimEntriesAsync());
        await _store.Entries.CompleteAsync([new EntryResult.GivenUp(claim, "404")], Noon, Cancellation);
        Assert.Equal(0, await _store.Entries.PendingAsync(Cancellation));
        Assert.Equal(0, await _store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1")));
        Assert.Equal(0, await _store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task An_update_changes_the_article_in_its_place_and_the_version()
    {
        await _store.PublishAsync("rabat", Entry("1"));
        var before = Assert.Single(await _store.LatestAsync());
        var version = await _store.Reading.VersionAsync(Cancellation);

        await _store.RefreshAsync("rabat", Noon.AddHours(2), Entry("1", title: "المجلس البلدي يصادق على ميزانية الحدائق"));
        Assert.Equal(1, (await _store.ScrapeAsync(Noon.AddHours(2))).Changed);

        var after = Assert.Single(await _store.LatestAsync());
        Assert.Equal(before.Id, after.Id);
        Assert.Equal("المجلس البلدي يصادق على ميزانية الحدائق", after.Article.Title);
        Assert.Equal(Noon.AddHours(2), after.UpdatedAt);
        Assert.True(await _store.Reading.VersionAsync(Cancellation) > version);
        Assert.Single(await _store.LatestAsync(new ArticleQuery { Search = "ميزانية" }));
        Assert.Empty(await _store.LatestAsync(new ArticleQuery { Search = "يناقش" }));
    }

    [Fact]
    public async Task An_update_during_scraping_is_not_lost_behind_the_old_text()
    {
        await _store.RefreshAsync("rabat", Entry("1"));
        var old = Assert.Single(await _store.ClaimEntriesAsync());
        await _store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "تصحيح: المجلس يؤجل الملف"));

        var tally = await _store.Entries.CompleteAsync([new EntryResult.Scraped(old, ArticleOf(old))], Noon, Cancellation);
        Assert.Equal(1, tally.Lost);
        Assert.Equal("تصحيح: المجلس يؤجل الملف", Assert.Single(await _store.ClaimEntriesAsync(Noon.AddHours(1))).Entry.Title?.Value);
    }

    [Fact]
    public async Task The_same_text_under_another_address_of_the_same_source_is_the_same_item()
    {
        await _store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        var tally = await _store.ScrapeAsync(extract: claim => ArticleOf(claim, LongText));
        Assert.Equal((1, 1), (tally.New, tally.Known));
    }

    [Fact]
    public async Task The_same_text_in_another_source_is_another_article()
    {
        await _store.RefreshAsync("rabat", Entry("1"));
        await _store.ScrapeAsync(extract: claim => ArticleOf(claim, LongText));
        await _store.RefreshAsync("amman", Entry("1", "amman.example"));
        Assert.Equal(1, (await _store.ScrapeAsync(extract: claim => ArticleOf(claim, LongText))).New);
    }

    [Fact]
    public async Task A_short_text_names_no_item()
    {
        await _store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        Assert.Equal(2, (await _store.ScrapeAsync(extract: claim => ArticleOf(claim, "التفاصيل بعد قليل."))).New);
    }

    [Fact]
    public async Task A_page_that_claims_another_papers_address_overwrites_nothing()
    {
        await _store.PublishAsync("rabat", Entry("1"));
        await _store.RefreshAsync("thief", Entry("9", "thief.example"));
        await _store.ScrapeAsync(extract: claim => ArticleOf(claim, "نص غريب") with { CanonicalUrl = new Uri("https://rabat.example/news/1") });
        var article = Assert.Single(await _store.LatestAsync());
        Assert.Equal("rabat", article.Article.SourceId);
        Assert.DoesNotContain("غريب", article.Article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_that_an_address_belongs_to_takes_it_over_from_whoever_named_it_first()
    {
        await _store.RefreshAsync("copyist", Entry("9", "copyist.example"));
        await _store.ScrapeAsync(extract: claim => ArticleOf(claim, "نص منقول") with { CanonicalUrl = new Uri("https://rabat.example/news/1") });
        await _store.PublishAsync("rabat", Entry("1"));
        var article = Assert.Single(await _store.LatestAsync());
        Assert.Equal("rabat", article.Article.SourceId);
        Assert.DoesNotContain("منقول", article.Article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_takes_over_its_own_article_from_whoevers_feed_listed_it_first()
    {
        await _store.PublishAsync("collector", Entry("1"));
        Assert.Equal("collector", Assert.Single(await _store.LatestAsync()).Article.SourceId);
        await _store.PublishAsync("rabat", Entry("1"));
        Assert.Equal("rabat", Assert.Single(await _store.LatestAsync()).Article.SourceId);
    }

    [Fact]
    public async Task Whoevers_feed_lists_a_papers_article_does_not_take_it_also_where_its_page_has_another_host()
    {
        await _store.RefreshAsync("rabat", Entry("1", "www.rabat.example"));
        await _store.ScrapeAsync(extract: claim => ArticleOf(claim) with { CanonicalUrl = new Uri("https://rabat.example/news/1") });
        await _store.PlaceAsync();
        await _store.RefreshAsync("collector", Entry("1"));
        await _store.ScrapeAsync(extract: claim => ArticleOf(claim, "نص غريب"));
        Assert.Equal("rabat", Assert.Single(await _store.LatestAsync()).Article.SourceId);
    }

    [Fact]
    public async Task An_excerpt_does_not_replace_the_whole_text()
    {
        await _store.PublishAsync("rabat", Entry("1"));
        await _store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1", title: "عنوان محدث للخبر نفسه"));
        await _store.ScrapeAsync(Noon.AddHours(1), claim => ArticleOf(claim, "مقتطف") with { Method = ExtractionMethod.FeedExcerpt });
        Assert.Equal(ExtractionMethod.Density, Assert.Single(await _store.LatestAsync()).Article.Method);
    }

    private async Task RefreshWholeAsync(DateTimeOffset now, ParsedEntry[] entries, List<string?> asked)
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], now, Cancellation);
        await _store.Sources.HastenAsync([], now, Cancellation);
        await _store.Sources.CompleteAsync(
            Completion(await _store.ClaimSourceAsync(now), now, entries) with
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
