using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Bodies;

/// <summary>The lead paragraph between the headline and the body.</summary>
public sealed class StandfirstTests
{
    private const string Lead = "مبنى المحطة القديمة يستعيد الحياة بعد ثلاثين عاما من الإغلاق، وخمسون ألف كتاب في انتظار القراء.";

    [Theory]
    [InlineData("<h2 class='standfirst'>{0}</h2>")]
    [InlineData("<h3>{0}</h3>")]
    [InlineData("<div class='article-chapo'><p>{0}</p></div>")]
    [InlineData("<header><p>{0}</p></header>")]
    [InlineData("<p class='bajada'>{0}</p>")]
    [InlineData("<div class='meta'><time datetime='2026-01-03'>3 يناير 2026</time></div><p class='summary'>{0}</p>")]
    public void A_standfirst_belongs_to_the_article(string lead)
    {
        var html = $"<html lang='ar'><head><title>مكتبة في محطة القطار</title><meta name='description' content='{Lead}'></head><body><article><h1>مكتبة في محطة القطار</h1>{lead.Replace("{0}", Lead, StringComparison.Ordinal)}<div class='entry-content'>{Paragraphs(Story)}</div></article></body></html>";
        var article = Article(html);
        Assert.Equal($"{Lead}\n{string.Join('\n', Story)}", article.BodyText);
        Assert.Equal(Lead, article.Lede);
    }

    [Fact]
    public void A_long_standfirst_without_a_mark_is_recognised_by_its_place()
    {
        var lead = string.Join(' ', Story.Select(text => text.Replace("المكتبة", "الدار", StringComparison.Ordinal)));
        var html = $"<html lang='ar'><head><title>مكتبة في محطة القطار</title></head><body><article><header><h1>مكتبة في محطة القطار</h1><div><p>{lead}</p></div></header><div class='entry-content'>{Paragraphs(Story)}</div></article></body></html>";
        Assert.StartsWith(lead, Article(html).BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byline_and_a_strip_between_headline_and_body_are_not_the_standfirst()
    {
        var html = $"<html lang='ar'><head><title>مكتبة في محطة القطار</title></head><body><article><h1>مكتبة في محطة القطار</h1><p>بقلم: ليلى العمراني</p><p><a href='/9'>شاهدوا في هذا الرابط معرض الصور الكامل لافتتاح المكتبة الجديدة في المحطة القديمة.</a></p><div class='entry-content'>{Paragraphs(Story)}</div></article></body></html>";
        Assert.Equal(string.Join('\n', Story), Article(html).BodyText);
    }
}
