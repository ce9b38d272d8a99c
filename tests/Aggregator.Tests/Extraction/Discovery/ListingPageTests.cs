using System.Text;
using Aggregator.Extraction.Discovery;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Sentences;
using Xunit;

namespace Aggregator.Tests.Extraction.Discovery;

public sealed class ListingPageTests
{
    private const string Section = """
        <!doctype html><html lang="ar_MA"><head><title>جريدة الساحل – مجتمع</title></head><body>
        <div class="card"><a href="/mojtama/101"><img data-src="/img/101.jpg" src="/blank.gif"></a>
          <h3><a href="/mojtama/101">افتتاح مكتبة  جديدة في الحي القديم</a></h3><p class="excerpt">تضم آلاف الكتب</p><time datetime="2024-03-05T10:00:00+01:00">قبل يوم</time></div>
        <div class="card"><h3><a href="https://sahil.example/mojtama/102?utm_source=home">سباق للدراجات على الكورنيش</a></h3><span class="date">منذ ساعتين</span></div>
        <div class="card"><a href="/mojtama/101">افتتاح مكتبة جديدة في الحي القديم</a></div>
        <div class="card"><p>إعلان</p></div>
        <div class="card"><a href="javascript:void(0)">مشاركة</a></div>
        </body></html>
        """;

    private static readonly DateTimeOffset Now = new(2024, 3, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly ListingRules Cards = new() { Item = ".card", Summary = ".excerpt", Date = "time, .date", Image = "img" };

    [Fact]
    public void Cards_become_entries_in_order_and_once_each()
    {
        var feed = Read(Section, Cards);
        Assert.Equal(FeedFormat.Listing, feed.Format);
        Assert.Equal("ar-MA", feed.Language);
        Assert.Equal(["افتتاح مكتبة جديدة في الحي القديم", "سباق للدراجات على الكورنيش"], feed.Entries.Select(entry => entry.Title?.Value));
        Assert.Equal("https://sahil.example/mojtama/101", feed.Entries[0].Link?.AbsoluteUri);
    }

    [Fact]
    public void A_card_gives_summary_picture_and_date()
    {
        var entry = Read(Section, Cards).Entries[0];
        Assert.Equal("تضم آلاف الكتب", entry.Summary?.Value);
        Assert.Equal("https://sahil.example/img/101.jpg", entry.Image?.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 9, 0, 0, TimeSpan.Zero), entry.Published);
    }

    [Fact]
    public void A_relative_date_counts_from_the_fetch() =>
        Assert.Equal(Now.AddHours(-2), Read(Section, Cards).Entries[1].Published);

    /// <summary>Ten o'clock in Rabat is nine in Greenwich; Morocco is known by the source's country or by the domain's.</summary>
    [Theory]
    [InlineData("ma", "https://sahil.example/mojtama")]
    [InlineData(null, "https://sahil.ma/mojtama")]
    public void A_date_without_an_offset_is_in_the_zone_of_the_country(string? country, string address)
    {
        var page = new FetchedDocument { Url = new Uri(address), Body = Encoding.UTF8.GetBytes("<div class=card><a href=/1>خبر</a><time>2024-06-05 10:00</time></div>"), FetchedAt = Now.AddYears(1) };
        var feed = Assert.IsType<FeedOutcome.Parsed>(ListingPage.Parse(page, new Source { Id = "sahil", Name = "الساحل", Country = country, Listing = Cards })).Feed;
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 9, 0, 0, TimeSpan.Zero), feed.Entries[0].Published);
    }

    [Fact]
    public void A_tracking_parameter_does_not_make_another_entry() =>
        Assert.Equal(
            Read(Section, Cards).Entries[1].Id,
            Read(Section.Replace("?utm_source=home", "", StringComparison.Ordinal), Cards).Entries[1].Id);

    [Fact]
    public void An_item_may_be_the_link_itself() =>
        Assert.Equal(
            ["خبر"],
            Read("<ul><li><a class=n href=1>خبر</a></li></ul>", new ListingRules { Item = "a.n" }).Entries.Select(entry => entry.Title?.Value));

    [Theory]
    [InlineData(".missing")]
    [InlineData("p")]
    [InlineData("[[")]
    public void A_rule_that_gives_nothing_says_so(string item)
    {
        var outcome = Assert.IsType<FeedOutcome.NotAFeed>(ListingPage.Parse(Page(Section), Paper(new ListingRules { Item = item })));
        Assert.Contains(item == "[[" ? "not a CSS selector" : item, $"{outcome.Detail}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<span><b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<UL><LI>")]
    public void A_page_of_endless_depth_is_refused_at_once(string opening)
    {
        var outcome = ListingPage.Parse(Page(string.Concat(Enumerable.Repeat(opening, 200_000))), Paper(new ListingRules { Item = "li" }));
        Assert.Equal(SentenceKind.ListingTooDeep, Assert.IsType<FeedOutcome.NotAFeed>(outcome).Detail.Kind);
    }

    [Theory]
    [InlineData("<p>سطر")]
    [InlineData("<li>سطر")]
    [InlineData("<tr><td>سطر<br>")]
    [InlineData("<div>سطر</div>")]
    public void A_long_page_with_unclosed_lines_is_read(string line) =>
        Assert.Single(Read(string.Concat(Enumerable.Repeat(line, 10_000)) + "<i class=n><a href=1>خبر</a></i>", new ListingRules { Item = "i.n" }).Entries);

    [Fact]
    public void An_item_in_which_the_title_finds_no_words_is_called_by_its_link() => Assert.Equal(
        ["خبر"], Read("<div class=n><b></b><a href=1>خبر</a></div>", new ListingRules { Item = ".n", Title = "b" }).Entries.Select(entry => entry.Title?.Value));

    private static ParsedFeed Read(string html, ListingRules rules) =>
        Assert.IsType<FeedOutcome.Parsed>(ListingPage.Parse(Page(html), Paper(rules))).Feed;

    private static Source Paper(ListingRules rules) => new() { Id = "sahil", Name = "الساحل", Kind = SourceKind.Listing, Listing = rules };

    private static FetchedDocument Page(string html) => new()
    {
        Url = new Uri("https://sahil.example/mojtama/"),
        Body = Encoding.UTF8.GetBytes(html),
        FetchedAt = Now,
    };
}
