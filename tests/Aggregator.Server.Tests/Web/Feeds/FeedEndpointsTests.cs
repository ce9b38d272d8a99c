using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Aggregator.Server.Web.Limits;
using Aggregator.Server.Web.Lists;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Web.Feeds;

public sealed class FeedEndpointsTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("/feed.rss", "application/rss+xml")]
    [InlineData("/feed", "application/rss+xml")]
    [InlineData("/feed/", "application/rss+xml")]
    [InlineData("/rss", "application/rss+xml")]
    [InlineData("/rss.xml", "application/rss+xml")]
    [InlineData("/index.xml", "application/rss+xml")]
    [InlineData("/feed.atom", "application/atom+xml")]
    [InlineData("/atom.xml", "application/atom+xml")]
    [InlineData("/feed.json", "application/feed+json")]
    [InlineData("/source/alrasid/feed.rss", "application/rss+xml")]
    [InlineData("/section/sports/feed.atom", "application/atom+xml")]
    [InlineData("/country/ma/feed.json", "application/feed+json")]
    public async Task Every_path_that_readers_probe_answers_at_once_with_a_feed(string path, string mediaType)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("stale-while-revalidate", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feed", "/feed.rss")]
    [InlineData("/atom.xml", "/feed.atom")]
    [InlineData("/feed.rss?source=sada&country=MA", "/feed.rss?source=sada&country=ma")]
    [InlineData("/feed.rss", null)]
    [InlineData("/source/sada/feed.atom", null)]
    public async Task An_answer_at_another_address_names_the_address_to_keep(string path, string? location)
    {
        await using var site = await SiteUnderTest.StartAsync();
        for (var time = 1; time <= 2; time++)
        {
            using var answer = await site.GetAsync(path);
            Assert.Equal(location, answer.Content.Headers.ContentLocation?.OriginalString);
        }
    }

    [Fact]
    public async Task A_reader_who_has_the_feed_gets_304_in_any_encoding()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var first = await site.GetAsync("/feed.rss", ("Accept-Encoding", "gzip"));
        Assert.Equal(["gzip"], first.Content.Headers.ContentEncoding);
        using var again = await site.GetAsync("/feed.rss", ("If-None-Match", first.Headers.ETag?.Tag ?? ""));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var dated = await site.GetAsync("/feed.rss", ("If-Modified-Since", first.Content.Headers.LastModified?.ToString("R") ?? ""));
        Assert.Equal(HttpStatusCode.NotModified, dated.StatusCode);
    }

    [Fact]
    public async Task The_same_items_are_the_same_bytes_whatever_the_clock_and_the_store_version()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var before = await site.TextAsync("/feed.atom");
        site.Clock.Advance(TimeSpan.FromDays(3));
        site.Store.Version++;
        Assert.Equal(before, await site.TextAsync("/feed.atom"));
    }

    [Fact]
    public async Task An_unchanged_feed_is_answered_without_the_store()
    {
        await using var site = await SiteUnderTest.StartAsync();
        await site.TextAsync("/feed.rss?source=alrasid,sada&country=MA");
        var reads = site.Store.Reads;
        await site.TextAsync("/feed.rss?country=ma&source=sada&source=alrasid");
        Assert.Equal(reads, site.Store.Reads);
    }

    [Fact]
    public async Task A_search_feed_that_stands_ready_is_handed_out_however_often_one_house_asks()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var code = ShortFeed.Write(new FeedRequest { Search = "خبر" });
        for (var asked = 0; asked <= LimitPolicy.FilteredLists.Requests; asked++)
        {
            foreach (var feed in new[] { "/feed.rss?q=خبر", $"/f/{code}.rss?form=items" })
            {
                using var answer = await site.GetAsync($"{feed}&reader={asked}");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Search_feeds_that_have_to_be_made_are_counted_apart_from_what_people_search()
    {
        var (site, refused) = await SiteUnderTest.AskTooOftenAsync(LimitPolicy.FilteredLists.Requests, "/feed.rss?q=خبر");
        await using var _ = site;
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var person = await site.GetAsync("/search?q=أخرى");
        Assert.Equal(HttpStatusCode.OK, person.StatusCode);
    }

    [Theory]
    [InlineData("/feed.rss")]
    [InlineData("/feed.json")]
    [InlineData("/feed.atom")]
    public async Task A_conditional_request_by_date_sees_that_the_newest_article_was_removed(string feed)
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var before = await site.GetAsync(feed);
        var date = before.Content.Headers.LastModified?.ToString("R");
        var newest = site.Store.Articles.MaxBy(article => article.At);
        site.Store.Hidden.Add(newest?.Id ?? 0);
        site.Archive.Removals.Add(new Removal(newest?.Id ?? 0, 0, "alrasid", IsWholeStory: false, InventedNews.Now.AddMinutes(1)));
        site.Store.Version++;
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        using var after = await site.GetAsync(feed, ("If-Modified-Since", date ?? ""));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.DoesNotContain($"article/{newest?.Id}<", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_in_the_store_shows_within_a_second()
    {
        await using var site = await SiteUnderTest.StartAsync();
        await site.TextAsync("/feed.json");
        site.Store.Articles.RemoveAll(article => article.Id == 1);
        site.Store.Version++;
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("article/1\"", await site.TextAsync("/feed.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_changed_feed_is_made_its_readers_get_the_one_before_and_then_the_new_one()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var before = await site.TextAsync("/feed.json");
        var made = Change(site);
        site.Clock.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal(before, await site.TextAsync("/feed.json"));
        Assert.Equal(before, await site.TextAsync("/feed.json"));
        site.Clock.Advance(TimeSpan.FromMilliseconds(300));
        var waiting = site.TextAsync("/feed.json");
        Assert.False(waiting.IsCompleted);
        made.SetResult();
        Assert.DoesNotContain("article/1\"", await waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_change_by_this_process_no_old_answer_is_served()
    {
        await using var site = await SiteUnderTest.StartAsync();
        await site.TextAsync("/feed.json");
        var made = Change(site);
        site.Service<StoreStamp>().Forget();
        var waiting = site.TextAsync("/feed.json");
        Assert.False(waiting.IsCompleted);
        made.SetResult();
        Assert.DoesNotContain("article/1\"", await waiting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_without_recent_requests_is_not_served_in_its_old_version()
    {
        await using var site = await SiteUnderTest.StartAsync();
        await site.TextAsync("/feed.json");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            site.Store.Version++;
            site.Clock.Advance(TimeSpan.FromMilliseconds(600));
            await site.TextAsync("/feed.atom");
        }

        var made = Change(site);
        site.Clock.Advance(TimeSpan.FromMilliseconds(600));
        var waiting = site.TextAsync("/feed.json");
        Assert.False(waiting.IsCompleted);
        made.SetResult();
        Assert.DoesNotContain("article/1\"", await waiting, StringComparison.Ordinal);
    }

    /// <summary>Removes an article. The store answers with the new list only when the result is set.</summary>
    private static TaskCompletionSource Change(SiteUnderTest site)
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Store.Articles.RemoveAll(article => article.Id == 1);
        site.Store.Version++;
        site.Store.Ready = made.Task;
        return made;
    }

    [Fact]
    public async Task Brotli_and_gzip_hold_the_plain_feed()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var plain = await site.TextAsync("/feed.rss");
        using var gzip = await site.GetAsync("/feed.rss", ("Accept-Encoding", "gzip, br;q=0"));
        using var brotli = await site.GetAsync("/feed.rss", ("Accept-Encoding", "gzip, deflate, br"));
        var token = TestContext.Current.CancellationToken;
        using var unzipped = new StreamReader(new GZipStream(await gzip.Content.ReadAsStreamAsync(token), CompressionMode.Decompress));
        using var unpacked = new StreamReader(new BrotliStream(await brotli.Content.ReadAsStreamAsync(token), CompressionMode.Decompress));
        Assert.Equal(plain, await unzipped.ReadToEndAsync(token));
        Assert.Equal(plain, await unpacked.ReadToEndAsync(token));
        Assert.NotEqual(gzip.Headers.ETag, brotli.Headers.ETag);
    }

    [Fact]
    public async Task Filters_choose_papers_words_pictures_and_number()
    {
        await using var site = await SiteUnderTest.StartAsync();
        var feed = XDocument.Parse(await site.TextAsync("/feed.atom?source=alrasid&images=0&limit=3&without=OpenSky"));
        var entries = feed.Root?.Elements(Atom + "entry").ToList() ?? [];
        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry => Assert.Contains("alrasid.example", entry.Element(Atom + "source")?.Element(Atom + "id")?.Value, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain("<img", entry.Element(Atom + "content")?.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_story_form_has_one_entry_for_an_event_and_names_its_outlets()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var feed = JsonDocument.Parse(await site.TextAsync("/feed.json?form=stories&limit=200"));
        var story = feed.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "tag:site.example,2026:story/2");
        Assert.Contains("نقلته أيضا", story.GetProperty("content_html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("story/4\"", feed.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_of_all_papers_has_the_logo_of_the_site()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var feed = JsonDocument.Parse(await site.TextAsync("/feed.json"));
        using var sign = await site.GetAsync(new Uri(feed.RootElement.GetProperty("favicon").GetString() ?? "").PathAndQuery);
        Assert.Equal("image/svg+xml", sign.Content.Headers.ContentType?.MediaType);
        Assert.Equal(feed.RootElement.GetProperty("favicon").GetString(), XDocument.Parse(await site.TextAsync("/feed.atom")).Root?.Element(Atom + "icon")?.Value);
    }

    [Fact]
    public async Task A_feed_names_the_articles_that_editors_have_hidden()
    {
        await using var site = await SiteUnderTest.StartAsync();
        site.Archive.Removals.Add(new Removal(901, 900, "alrasid", IsWholeStory: false, InventedNews.Now));
        site.Archive.Removals.Add(new Removal(903, 903, "sada", IsWholeStory: true, InventedNews.Now.AddMinutes(-9)));
        XNamespace tombstones = "http://purl.org/atompub/tombstones/1.0";
        async Task<IEnumerable<string>> RemovedAsync(string path) =>
            XDocument.Parse(await site.TextAsync(path)).Root?.Elements(tombstones + "deleted-entry").Select(one => $"{one.Attribute("ref")?.Value} {one.Attribute("when")?.Value}") ?? [];
        Assert.Equal(["tag:site.example,2026:article/901 2026-11-23T12:00:00Z", "tag:site.example,2026:article/903 2026-11-23T11:51:00Z"], await RemovedAsync("/feed.atom"));
        Assert.Equal(["tag:site.example,2026:story/903 2026-11-23T11:51:00Z"], await RemovedAsync("/feed.atom?form=stories"));
        Assert.Equal(["tag:site.example,2026:article/903 2026-11-23T11:51:00Z"], await RemovedAsync("/source/sada/feed.atom"));
        Assert.DoesNotContain("deleted", await site.TextAsync("/feed.rss"), StringComparison.Ordinal);
        using var answer = await site.GetAsync("/feed.atom");
        Assert.Equal(InventedNews.Now, answer.Content.Headers.LastModified);
    }

    [Fact]
    public async Task A_paper_that_we_do_not_follow_has_no_feed()
    {
        await using var site = await SiteUnderTest.StartAsync();
        using var answer = await site.GetAsync("/source/none/feed.rss");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/opml.xml", "<outline")]
    [InlineData("/robots.txt", "Sitemap: https://site.example/sitemap.xml")]
    [InlineData("/sitemap.xml", "https://site.example/sitemap-news.xml")]
    [InlineData("/sitemap-pages.xml", "https://site.example/section/sports")]
    [InlineData("/sitemap-news.xml", "<news:title>")]
    [InlineData("/.well-known/security.txt", "Expires: 2027-12-31T00:00:00Z")]
    [InlineData("/site.webmanifest", "\"dir\":\"rtl\"")]
    public async Task Files_for_programs_are_there(string path, string expected)
    {
        await using var site = await SiteUnderTest.StartAsync();
        Assert.Contains(expected, await site.TextAsync(path), StringComparison.Ordinal);
    }
}
