using Aggregator.Extraction;
using Aggregator.Sources;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Rules;

public sealed class PageRulesTests
{
    [Fact]
    public void Each_rule_overrides_its_own_field_only()
    {
        var source = Newspaper with { PageRules = new PageRules { Title = ".real-title", Date = "[data-when]" } };
        var article = Article(
            Page($"<p>{Paragraph}</p><p>{Paragraph}</p>", "<meta property='article:published_time' content='2020-01-01T00:00:00Z'>", "<div class='real-title'>العنوان الصحيح للخبر</div><span data-when>2026-01-04 10:00</span>"),
            source: source);
        Assert.Equal("العنوان الصحيح للخبر", article.Title);
        Assert.Equal(new DateTimeOffset(2026, 1, 4, 10, 0, 0, TimeSpan.Zero), article.Published);
        Assert.NotEqual(ExtractionMethod.PageRules, article.Method);
    }

    [Fact]
    public void A_body_rule_reads_its_element_and_removes_what_it_names()
    {
        var source = Newspaper with { PageRules = new PageRules { Body = "#real", Remove = [".promo-x"] } };
        var article = Article(Page($"<p>{Paragraph}</p>", before: $"<div id='real'><p>{Paragraph} هنا.</p><p class='promo-x'>{Paragraph} إعلان.</p><p>{Paragraph} وهنا.</p></div>"), source: source);
        Assert.Equal(ExtractionMethod.PageRules, article.Method);
        Assert.Equal($"{Paragraph} هنا.\n{Paragraph} وهنا.", article.BodyText);
    }

    [Fact]
    public void An_aged_or_broken_rule_overrides_nothing()
    {
        var source = Newspaper with { PageRules = new PageRules { Body = "#gone", Title = "h1[", Remove = ["::"] } };
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph} وأضافت.</p>"), source: source);
        Assert.Equal("توسعة الميناء القديم تنطلق اليوم", article.Title);
        Assert.Contains("وأضافت", article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_template_is_read_by_its_rule()
    {
        var article = Article($"<html><head><title>توسعة الميناء القديم تنطلق</title></head><body><div class='jeg_main_content'><h1>توسعة الميناء القديم تنطلق</h1><div class='content-inner'><p>{Paragraph}</p><p>{Paragraph} وأضافت.</p></div></div></body></html>");
        Assert.Equal(ExtractionMethod.ThemeRules, article.Method);
    }
}
