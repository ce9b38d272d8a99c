using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Fields;

/// <summary>Removing the name of the site from headlines.</summary>
public sealed class SiteNameTests
{
    private const string Headline = "مكتبة عامة في محطة القطار القديمة";

    [Theory]
    [InlineData("<title>منبر الساحل</title>", "<h2 class='post-title'>{0}</h2>")]
    [InlineData("<title>منبر الساحل</title><meta property='og:title' content='منبر الساحل'>", "<h3>{0}</h3>")]
    [InlineData("<title>منبر الساحل | الرئيسية</title>", "<div class='news_title'>{0}</div>")]
    [InlineData("<title>موقع منبر الساحل الإخباري</title>", "<h1>{0}</h1>")]
    [InlineData("<meta property='og:title' content='منبر الساحل'><title>{0}</title>", "")]
    [InlineData("<meta property='og:title' content='منبر الساحل'><meta name='twitter:title' content='{0}'>", "")]
    public void A_head_element_that_names_only_the_site_gives_no_headline(string head, string heading) =>
        Assert.Equal(Headline, Title(head, heading));

    [Theory]
    [InlineData("{0} : منبر الساحل")]
    [InlineData("{0}: منبر الساحل")]
    [InlineData("{0} ـ منبر الساحل")]
    [InlineData("{0}-منبر الساحل")]
    [InlineData("{0} – صحيفة منبر الساحل")]
    [InlineData("{0} | منبر الساحل")]
    [InlineData("{0} » منبر الساحل")]
    [InlineData("{0} ~ منبر الساحل")]
    [InlineData("منبر الساحل - {0}")]
    [InlineData("منبر الساحل: {0}")]
    [InlineData("{0} - news.example")]
    public void The_sites_name_is_removed_with_its_separator(string title) =>
        Assert.Equal(Headline, Title($"<title>{title}</title>", ""));

    [Theory]
    [InlineData("منبر الساحل يفوز بجائزة الصحافة: تفاصيل الحفل")]
    [InlineData("الوزير: لا زيادة في الأسعار - والحكومة تراقب الأسواق")]
    public void A_headline_that_names_the_site_or_has_a_colon_stays_whole(string title) =>
        Assert.Equal(title, Reading(Html($"<title>{title}</title>", $"<h1>{title}</h1>")).Title);

    private static string? Title(string head, string heading) =>
        Reading(Html(head.Replace("{0}", Headline, StringComparison.Ordinal), heading.Replace("{0}", Headline, StringComparison.Ordinal))).Title;

    private static string Html(string head, string heading) =>
        $"<html lang='ar'><head>{head}</head><body><header><a href='/'><img src='/logo.png' alt='منبر الساحل'></a></header><div class='post'>{heading}<div class='entry-content'>{Paragraphs(Story)}</div></div><footer><p>جميع الحقوق محفوظة © 2026 منبر الساحل</p></footer></body></html>";
}
