using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Bodies;

/// <summary>Which blocks of a page are the article. Each test shows a class of errors that occurs on pages of all
/// countries.</summary>
public sealed class BodyChoiceTests
{
    private const string Rest = "وقال رئيس البلدية إن الأشغال ستجري ليلا، حتى لا تتعطل حركة الصيادين، وإن الشركة الفائزة بالصفقة التزمت بتشغيل أبناء المدينة.";

    [Theory]
    [InlineData("<div class='subscriber-only' style='display:none'>")]
    [InlineData("<div class='paywall' hidden>")]
    public void The_part_for_subscribers_is_the_rest_of_the_article(string box)
    {
        var article = Article(Page($"<p>{Paragraph}</p>{box}<p>{Rest}</p><p>{Rest} وختم.</p></div>"));
        Assert.Equal($"{Paragraph}\n{Rest}\n{Rest} وختم.", article.BodyText);
    }

    [Fact]
    public void A_hidden_box_that_the_structured_data_quotes_is_the_article()
    {
        var json = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"توسعة الميناء القديم تنطلق اليوم\",\"articleBody\":\"{Paragraph} {Rest} {Rest} {Rest}\"}}</script>";
        var article = Article(Page($"<p>{Paragraph}</p><div style='display:none'><p>{Rest}</p><p>{Rest} وختم.</p></div>", json));
        Assert.Contains(Rest, article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_box_without_a_witness_stays_hidden()
    {
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph} وأضافت.</p><div style='display:none'><p>{Rest}</p><p>{Rest} وختم.</p></div>"));
        Assert.DoesNotContain(Rest, article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_first_sentence_in_a_box_of_its_own_is_kept()
    {
        static string Boxed(string text) => $"<div class='text-block'><p class='par'>{text}</p></div>";
        var article = Article(Page($"<div class='wrap'>{Boxed("انطلقت اليوم أشغال توسعة الميناء.")}</div><div class='wrap'>{Boxed(Paragraph)}</div><div class='wrap'>{Boxed(Rest)}</div>"));
        Assert.StartsWith("انطلقت اليوم أشغال توسعة الميناء.", article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_in_a_box_after_the_last_paragraph_is_kept()
    {
        var article = Article(Page($"<div><p>{Paragraph}</p></div><div><p>{Rest}</p></div><h3>أرقام المشروع</h3><div><div><ul><li>ثلاثة أرصفة جديدة</li><li>رافعتان عملاقتان</li></ul></div></div>"));
        Assert.EndsWith("أرقام المشروع\nثلاثة أرصفة جديدة\nرافعتان عملاقتان", article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_with_a_link_in_every_item_is_still_an_article()
    {
        var items = string.Concat(Enumerable.Range(1, 18).Select(i => $"<li><a href='/shop/{i}'>خصم أربعين في المئة على جهاز المطبخ رقم {i} في المتجر الكبير</a></li>"));
        var article = Article(Page($"<div class='description'><p>{Paragraph}</p></div><p>{Rest}</p><ul>{items}</ul><p>{Rest} وتابع.</p><p>{Rest} وختم.</p><p>{Rest} وزاد.</p>"));
        Assert.Contains($"{Rest} وزاد.", article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_that_asks_for_consent_to_an_embed_is_left_out()
    {
        const string Consent = "<div class='box'><div>Empfohlener redaktioneller Inhalt</div><p>An dieser Stelle findest du einen externen Inhalt von YouTube, der den Artikel ergänzt.</p><p>Du kannst ihn dir mit einem Klick anzeigen lassen.</p><div>YouTube-Inhalte erlauben</div></div>";
        var article = Article(Page($"<p>{Paragraph}</p>{Consent}<p>{Rest}</p>"));
        Assert.Equal($"{Paragraph}\n{Rest}", article.BodyText);
    }

    [Fact]
    public void Teasers_of_several_sections_are_siblings()
    {
        var teasers = string.Concat(new[] { "sport", "culture", "economy", "world" }.Select(section =>
            $"<div class='box {section}'><h3><a href='/{section}/1'>عنوان خبر آخر من قسم لا شأن له بالميناء</a></h3><div class='snippet'>{Rest}</div></div>"));
        var article = Article($"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم</title></head><body><div><h1>توسعة الميناء القديم تنطلق اليوم</h1><div><p>{Paragraph}</p><p>{Paragraph} وأضافت.</p></div><div>{teasers}</div></div></body></html>");
        Assert.Equal($"{Paragraph}\n{Paragraph} وأضافت.", article.BodyText);
    }

    [Theory]
    [InlineData("<p class='lead'>{0}</p>")]
    [InlineData("<div class='teaser-text'><p>{0}</p></div>")]
    [InlineData("<div class='article-excerpt'>{0}</div>")]
    [InlineData("<h2 class='standfirst'>{0}</h2>")]
    public void A_lead_above_the_body_belongs_to_it(string lead)
    {
        const string Lead = "انطلقت اليوم أشغال توسعة الميناء القديم التي ينتظرها الصيادون وتجار المدينة منذ عشر سنوات";
        var above = $"<h1>توسعة الميناء القديم تنطلق اليوم</h1><div class='header'>{string.Format(System.Globalization.CultureInfo.InvariantCulture, lead, Lead)}</div>";
        var article = Article($"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم</title></head><body>{above}<div class='entry-content'><p>{Paragraph}</p><p>{Rest}</p><p>{Rest} وختم.</p></div></body></html>");
        Assert.StartsWith(Lead, article.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standfirst_in_a_heading_is_known_by_the_description()
    {
        const string Lead = "انطلقت اليوم أشغال توسعة الميناء القديم التي ينتظرها الصيادون وتجار المدينة منذ عشر سنوات";
        var article = Article($"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم</title><meta name='description' content='{Lead}'></head><body><h1>توسعة الميناء القديم تنطلق اليوم</h1><h2>{Lead}</h2><div class='entry-content'><p>{Paragraph}</p><p>{Rest}</p></div></body></html>");
        Assert.Equal($"{Lead}\n{Paragraph}\n{Rest}", article.BodyText);
    }

    [Fact]
    public void A_subtitle_and_a_strip_above_the_body_are_no_leads()
    {
        const string Above = "<h1>توسعة الميناء القديم تنطلق اليوم</h1><h2 class='subtitle'>مشروع كلفته ثلاثون مليون درهم ينتهي قبل الصيف المقبل</h2><div class='ticker'>عاجل: انقطاع الكهرباء عن أحياء واسعة من العاصمة منذ الصباح</div>";
        var article = Article($"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم</title></head><body>{Above}<div class='entry-content'><p>{Paragraph}</p><p>{Rest}</p></div></body></html>");
        Assert.Equal($"{Paragraph}\n{Rest}", article.BodyText);
    }
}
