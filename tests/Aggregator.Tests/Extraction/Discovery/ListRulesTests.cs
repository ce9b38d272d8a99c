using System.Globalization;
using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Discovery.Lists;
using Aggregator.Feeds;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Extraction.Discovery;

/// <summary>What the finder proposes is a rule that reads the same page alike.</summary>
public sealed class ListRulesTests
{
    [Theory]
    [InlineData("<div class='card'><a href='/n/4830{0}'><img></a><h3><a href='/n/4830{0}'>{1}</a></h3><span class='date'>2026-11-30</span></div>")]
    [InlineData("<ul class='news'><li><a href='/n/4830{0}'>{1}</a></li></ul>")]
    [InlineData("<tr><td><a href='article.asp?id=4830{0}'>{1}</a></td></tr>")]
    [InlineData("<a class='tile' href='/n/4830{0}'><h2>{1}</h2><p>سطر من التفاصيل يأتي بعد العنوان.</p></a>")]
    [InlineData("<div><div><a href='read.php?i=4830{0}'><span>{1}</span></a> <span>30-11-2026</span></div></div>")]
    [InlineData("<p><a href='/n/4830{0}'>{1}</a><br>")]
    public void The_rule_gives_the_same_links_and_headlines(string item) => Same("<ul class='menu'><li><a href='/about'>من نحن</a></li></ul>" + ListFinderTests.Each(item));

    [Fact]
    public void Lists_of_several_structures_are_one_rule() => Same(
        ListFinderTests.Each("<div class='card'><h3><a href='/n/4830{0}'>{1}</a></h3></div>")
        + ListFinderTests.Each("<ul class='latest'><li><a href='/n/5830{0}'>عاجل: {1}</a></li></ul>")
        + "<div id='lead'><h1><a href='/n/68301'>افتتاحية اليوم: المدينة التي لا تنام في الشتاء</a></h1></div>");

    [Fact]
    public void A_list_whose_links_are_pictures_keeps_its_headlines_beside_one_with_inner_headings() => Same(
        ListFinderTests.Each("<div class='op'><a class='t' href='/n/4830{0}'><span>رياضة</span><h4>{1}</h4></a></div>")
        + ListFinderTests.Each("<div class='card'><div class='img'><a href='/n/5830{0}'><img></a></div><b><a href='/n/5830{0}'>عاجل: {1}</a></b></div>"));

    [Fact]
    public void A_list_inside_the_item_of_another_keeps_its_links() => Same(
        "<table class='o'><tr><td class='cap'><a href='/n/58301'>افتتاحية اليوم: المدينة التي لا تنام في الشتاء</a></td></tr><tr><td><table class='o'>"
        + ListFinderTests.Each("<tr><td><b><a class='n' href='/n/4830{0}'>{1}</a></b></td></tr>") + "</table></td></tr></table>");

    [Fact]
    public void The_date_of_the_cards_is_proposed()
    {
        var rules = ListFinderTests.Find(ListFinderTests.Each("<div class='card'><h3><a href='/n/4830{0}'>{1}</a></h3><span class='when'>30/11/2026</span></div>")).Rules;
        Assert.Equal(new ListingRules { Item = "div.card", Link = "h3 a", Date = "span.when" }, rules);
    }

    private static void Same(string body)
    {
        var page = ListFinderTests.Page(body);
        var list = ListFinder.Find(page);
        var source = new Source { Id = "sahil", Name = "الساحل", Kind = SourceKind.Listing, Listing = list.Rules };
        var feed = Assert.IsType<FeedOutcome.Parsed>(ListingPage.Parse(page, source)).Feed;
        Assert.NotEmpty(list.Items);
        Assert.Equal(Pairs(list.Items.Select(item => (item.Link, item.Headline))), Pairs(feed.Entries.Select(entry => (entry.Link!, entry.Title!.Value))));
    }

    private static List<string> Pairs(IEnumerable<(Uri Link, string Headline)> items) =>
        [.. items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Link.AbsoluteUri} {item.Headline}")).Order(StringComparer.Ordinal)];
}
