using System.Text;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Trials;
using Aggregator.Trials.Preview;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class RulePreviewTests
{
    private const string First = "قال مدير الميناء إن السوق الجديد سيفتح أبوابه صباح الأحد المقبل أمام التجار والزوار من كل المدن القريبة.";
    private const string Second = "وأضاف أن الأشغال انتهت قبل موعدها بشهر كامل، وأن الإيجار سيبقى كما كان في السوق القديم لعامين.";

    private static readonly FetchedDocument Article = Document(
        $"<h1>افتتاح السوق</h1><b class=w>سعاد المرسى</b><div id=text><p>{First}</p><p class=x>إعلان عن الهواتف</p><p>{Second}</p></div>");

    private static readonly FetchedDocument List = Document(
        "<ul><li class=n><a href=/1>افتتاح السوق</a><i>2026-11-30</i><li class=n><a href=/2>مباراة الأحد</a><i>2026-11-29</i><li><a href=/about>من نحن</a></ul>");

    private static readonly Source Source = new() { Id = "paper", Name = "الميناء" };

    [Fact]
    public void Each_selector_shows_what_it_caught()
    {
        var rules = new PageRules { Title = "h1", Body = "#text", Author = "b.w", Date = ".when", Remove = ["p.x", "p["] };
        var preview = Assert.Single(RulePreview.Of(Source with { PageRules = rules }, [Article]));

        Assert.Equal(
            [("pageRules.title", 1, true), ("pageRules.body", 1, true), ("pageRules.author", 1, true), ("pageRules.date", 0, true), ("pageRules.remove", 1, true), ("pageRules.remove", 0, false)],
            preview.Caught.Select(caught => (caught.Rule, caught.Count, caught.IsReadable)));
        Assert.Equal(["إعلان عن الهواتف"], preview.Caught[4].Texts);
        Assert.Equal(("افتتاح السوق", $"{First}\n{Second}", ArticleVerdict.Whole), (preview.Article?.Title, preview.Article?.BodyText, preview.Verdict));
        Assert.Equal(["سعاد المرسى"], preview.Article?.Authors);
    }

    [Theory]
    [InlineData(PublishLevel.Full, First + "\n" + Second)]
    [InlineData(PublishLevel.Excerpt, First)]
    [InlineData(PublishLevel.Headline, "")]
    public void The_publish_level_decides_what_readers_would_see(PublishLevel level, string text) =>
        Assert.Equal(text, RulePreview.Of(Source with { Publish = level, PageRules = new PageRules { Body = "#text", Remove = [".x"] } }, Article).Article?.BodyText);

    [Fact]
    public void A_list_shows_its_entries_and_what_the_selectors_caught_in_the_items()
    {
        var preview = RulePreview.OfList(Source with { Kind = SourceKind.Listing, Listing = new ListingRules { Item = "li.n", Link = "a", Date = "i" } }, List);
        Assert.Equal(["افتتاح السوق", "مباراة الأحد"], preview.Entries.Select(entry => entry.Title?.Value));
        Assert.Equal([("listing.item", 2), ("listing.link", 2), ("listing.date", 2)], preview.Caught.Select(caught => (caught.Rule, caught.Count)));
        Assert.Equal(["2026-11-30", "2026-11-29"], preview.Caught[2].Texts);
    }

    [Theory]
    [InlineData("li[")]
    [InlineData("table td")]
    public void A_selector_that_is_wrong_or_catches_nothing_gives_no_entry(string item)
    {
        var preview = RulePreview.OfList(Source with { Kind = SourceKind.Listing, Listing = new ListingRules { Item = item } }, List);
        Assert.Empty(preview.Entries);
        Assert.Equal((0, item != "li["), (preview.Caught[0].Count, preview.Caught[0].IsReadable));
    }

    private static FetchedDocument Document(string body) => new()
    {
        Url = new Uri("https://paper.example/1"),
        MediaType = "text/html",
        Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=ar><title>الميناء</title><body>{body}</body></html>"),
        FetchedAt = Evidence.Now,
    };
}
