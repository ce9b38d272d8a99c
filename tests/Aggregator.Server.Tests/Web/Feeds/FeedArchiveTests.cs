using System.Net;
using System.Xml.Linq;
using Aggregator.Server.Web.Feeds;
using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Publishing.ValidatorRules;

namespace Aggregator.Server.Tests.Web.Feeds;

/// <summary>The way back from the feed through all articles that ever arrived (RFC 5005 §4).</summary>
public sealed class FeedArchiveTests : IAsyncLifetime
{
    private const int Size = ArchivePart.Size;

    // The arrivals of three months, one every five hours.
    private const int Arrived = 433;

    private static readonly DateTimeOffset FirstArrival = new(2026, 8, 25, 9, 0, 0, TimeSpan.Zero);

    private SiteUnderTest _site = null!; // InitializeAsync sets it before every test.

    public async ValueTask InitializeAsync()
    {
        _site = await SiteUnderTest.StartAsync();
        var model = _site.Store.Articles[1];
        _site.Store.Articles.Clear();
        for (var id = 1; id <= Arrived; id++)
        {
            Arrive(id, FirstArrival.AddHours(id * 5), copyOf: id % 7 == 0 ? id - 1 : null);
        }

        void Arrive(int id, DateTimeOffset at, long? copyOf) =>
            _site.Store.Articles.Add(model with { Id = id, StoryId = copyOf ?? id, DuplicateOf = copyOf, FirstSeen = at, At = at, UpdatedAt = at });
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_reader_who_was_away_goes_back_and_meets_each_article_once_in_the_archive_and_misses_none()
    {
        var documents = await WalkBackAsync();
        var archived = documents.Skip(1).SelectMany(Entries).ToList();
        Assert.Equal(Shown().Where(id => id <= Arrived / Size * Size).Select(Tag), archived);
        Assert.Equal(Shown().Select(Tag), documents.SelectMany(Entries).Distinct());
        Assert.Equal(["2026-11", "2026-10", "2026-09", "2026-08"], documents.Skip(1).Select(document => Link(document, "self")!.Split('/')[2]).Distinct());
    }

    [Fact]
    public async Task A_new_article_changes_no_closed_part_but_may_close_the_open_one()
    {
        var before = await WalkBackAsync();
        var tags = await TagsAsync(before);
        for (var count = 0; count < Size; count++)
        {
            Arrive(InventedNews.Now.AddMinutes(count));
        }

        var after = await WalkBackAsync();
        Assert.Equal(before.Count + 1, after.Count);
        Assert.Equal(tags, (await TagsAsync(after)).Skip(1));
    }

    [Fact]
    public async Task A_late_article_with_an_old_date_is_in_the_feed_until_a_part_contains_it()
    {
        var late = Arrive(FirstArrival.AddHours(-1), at: InventedNews.Now);
        var before = await WalkBackAsync();
        Assert.Equal(Tag(late), Entries(before[0])[^1]);
        Assert.DoesNotContain(Tag(late), before.Skip(1).SelectMany(Entries));

        for (var count = 0; count < 2 * Size; count++)
        {
            Arrive(InventedNews.Now.AddMinutes(count));
        }

        var after = await WalkBackAsync();
        Assert.DoesNotContain(Tag(late), Entries(after[0]));
        Assert.Single(after.Skip(1).SelectMany(Entries), Tag(late));
    }

    [Fact]
    public async Task A_part_waits_for_articles_that_have_no_place_yet()
    {
        var last = (await WalkBackAsync())[1];
        _site.Store.Settled = Arrived / Size * Size;
        Tell();
        Assert.Equal(Link(last, "prev-archive"), Link(await FeedAsync(), "prev-archive"));
        using var answer = await _site.GetAsync(Link(last, "self")!);
        Assert.Equal("/feed.atom", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_hidden_article_leaves_its_part_and_nothing_else_moves()
    {
        var before = await WalkBackAsync();
        _site.Store.Hidden.Add(3);
        _site.Store.Hidden.Add(Size + 1);
        Tell();
        var after = await WalkBackAsync();
        Assert.Equal(before.Select(document => Link(document, "self")), after.Select(document => Link(document, "self")));
        Assert.Equal([Tag(Size + 1), Tag(3)], before.SelectMany(Entries).Except(after.SelectMany(Entries)));
    }

    [Fact]
    public async Task A_hidden_picture_is_in_no_part_of_the_archive()
    {
        var picture = _site.Store.Articles[2].Article.Image ?? throw new InvalidOperationException("The model has a picture.");
        Assert.Contains(picture.AbsoluteUri, await _site.TextAsync("/archive/2026-08/1/feed.rss"), StringComparison.Ordinal);
        var images = _site.Service<IImageStore>();
        var number = await images.OpenAsync(new ImagePlace(picture, "alrasid", null), InventedNews.Now, TestContext.Current.CancellationToken);
        await images.DecideAsync(number, new PictureDecision(PictureState.Confirmed, "سلمى", InventedNews.Now, "طلب الناشر"), TestContext.Current.CancellationToken);
        Tell();
        Assert.DoesNotContain(picture.AbsoluteUri, await _site.TextAsync("/archive/2026-08/1/feed.rss"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_between_neighbouring_parts_fit_together()
    {
        // Two whole parts have no article, because these numbers were left out.
        _site.Store.Articles.RemoveAll(article => article.Id is > Size and <= 3 * Size);
        Tell();
        var parts = (await WalkBackAsync()).Skip(1).ToList();
        Assert.Null(Link(parts[^1], "prev-archive"));
        Assert.Equal(parts.Take(parts.Count - 1).Select(part => Link(part, "self")), parts.Skip(1).Select(part => Link(part, "next-archive")));

        // After the last part come the articles of the open part, and the feed has them.
        using var open = await _site.GetAsync(Link(parts[0], "next-archive")!);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, open.StatusCode);
        Assert.Equal("/feed.atom", open.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_address_of_a_month_leads_to_the_part_with_its_newest_article()
    {
        using var month = await _site.GetAsync("/archive/2026-09/feed.atom");
        var address = month.Content.Headers.ContentLocation?.ToString() ?? "";
        var document = XDocument.Parse(await month.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Link(document, "self"), address);
        var newest = _site.Store.Articles.Last(article => article.At.Month == 9 && article.DuplicateOf is null);
        Assert.Contains(Tag(newest.Id), Entries(document));

        using var present = await _site.GetAsync("/archive/2026-11/feed.rss");
        Assert.Equal("/feed.rss", present.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/archive/2026-09/1/feed.atom")]
    [InlineData("/archive/2026-11/99/feed.atom")]
    [InlineData("/archive/2026-11/2147483647/feed.atom")]
    [InlineData("/archive/2026-08/0/feed.atom")]
    [InlineData("/archive/1447-05/1/feed.atom")]
    [InlineData("/archive/2026-13/feed.rss")]
    [InlineData("/archive/9999-12/feed.rss")]
    public async Task A_document_has_one_address_and_what_never_was_has_none(string path)
    {
        using var answer = await _site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_filtered_feed_has_no_archive_and_each_format_links_to_the_archive_in_its_format()
    {
        foreach (var path in (string[])["/feed.atom?form=stories", "/source/alrasid/feed.atom", "/country/ma/feed.atom", "/feed.atom?q=جسر"])
        {
            Assert.Null(Link(XDocument.Parse(await _site.TextAsync(path)), "prev-archive"));
        }

        Assert.Contains("rel=\"prev-archive\" href=\"https://site.example/archive/2026-11/7/feed.rss\"", await _site.TextAsync("/feed.rss"), StringComparison.Ordinal);
    }

    private static string Tag(long id) => $"tag:site.example,2026:article/{id}";

    private static List<string> Entries(XDocument document) =>
        [.. document.Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "id")?.Value ?? "")];

    /// <returns>The path of the link; null when there is no such link.</returns>
    private static string? Link(XDocument document, string relation) =>
        document.Root?.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")?.Value == relation)?.Attribute("href")?.Value is { } address
            ? new Uri(address).AbsolutePath
            : null;

    private IEnumerable<long> Shown() =>
        _site.Store.Articles.Where(article => article.DuplicateOf is null).Select(article => article.Id).OrderDescending();

    private Task<XDocument> FeedAsync() => DocumentAsync("/feed.atom");

    private async Task<XDocument> DocumentAsync(string path) => XDocument.Parse(await _site.TextAsync(path));

    private async Task<List<XDocument>> WalkBackAsync()
    {
        List<XDocument> documents = [await FeedAsync()];
        while (Link(documents[^1], "prev-archive") is { } previous)
        {
            documents.Add(await DocumentAsync(previous));
        }

        return documents;
    }

    private async Task<List<string?>> TagsAsync(IEnumerable<XDocument> documents)
    {
        List<string?> tags = [];
        foreach (var part in documents.Skip(1))
        {
            using var answer = await _site.GetAsync(Link(part, "self")!);
            tags.Add(answer.Headers.ETag?.Tag);
        }

        return tags;
    }

    private long Arrive(DateTimeOffset stated, DateTimeOffset? at = null)
    {
        var model = _site.Store.Articles[^1];
        var id = model.Id + 1;
        _site.Store.Articles.Add(model with { Id = id, StoryId = id, DuplicateOf = null, FirstSeen = at ?? stated, At = stated, UpdatedAt = at ?? stated });
        Tell();
        return id;
    }

    private void Tell()
    {
        _site.Store.Version++;
        _site.Clock.Advance(TimeSpan.FromSeconds(2));
    }
}
