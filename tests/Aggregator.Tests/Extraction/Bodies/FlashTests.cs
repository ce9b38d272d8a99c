using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Bodies;

/// <summary>A flash of one line on a page where comments and side boxes have far more text.</summary>
public sealed class FlashTests
{
    private const string Flash = "عاجل: إعادة فتح المعبر الشمالي أمام المسافرين.";

    private static readonly string Long = Paragraphs(Story);

    [Theory]
    [InlineData("<div class='entry-content'><p>{0}</p></div>", "<div id='comments'><ul class='commentlist'><li class='comment'>{1}</li></ul></div>")]
    [InlineData("<div itemprop='articleBody'>{0}</div>", "<div class='wpdiscuz-comments'><div class='comment-text'>{1}</div></div>")]
    [InlineData("<div class='field field--name-body'><p>{0}</p></div>", "<section class='comments'><article class='comment'><div class='comment__content'>{1}</div></article></section>")]
    [InlineData("<div class='news-text'>{0}</div>", "<div class='kommentare'><div class='kommentar'>{1}</div></div>")]
    [InlineData("<div class='td-post-content'><p>{0}</p></div>", "<div class='popular-posts'><div class='item'>{1}</div></div>")]
    [InlineData("<div class='story-body'><p>{0}</p></div>", "<div class='widget widget_recent'><h3>مقالات</h3>{1}</div>")]
    [InlineData("<div class='post-body'>{0}</div>", "<div class='col-4'><h3>الأكثر قراءة</h3>{1}</div>")]
    [InlineData("<div class='article-content'><p>{0}</p></div>", "<div class='box'>{1}</div>")]
    public void A_declared_body_of_one_line_wins(string body, string beside)
    {
        var reading = Reading($"<html lang='ar'><head><title>إعادة فتح المعبر الشمالي</title></head><body><div class='wrap'><h1>إعادة فتح المعبر الشمالي</h1>{body.Replace("{0}", Flash, StringComparison.Ordinal)}</div>{beside.Replace("{1}", Long, StringComparison.Ordinal)}</body></html>");
        Assert.Equal(Flash, reading.BodyText);
    }

    [Theory]
    [InlineData("<aside><h3>في الواجهة</h3>{1}</aside>")]
    [InlineData("<div class='sidebar-second'>{1}</div>")]
    [InlineData("<div id='disqus_thread'><div class='comments-list'>{1}</div></div>")]
    [InlineData("<section><h2>التعليقات (4)</h2>{1}</section>")]
    [InlineData("<div><h4>مواضيع ذات صلة</h4>{1}</div>")]
    [InlineData("<footer>{1}</footer>")]
    public void Without_a_declared_body_the_other_box_is_not_taken_either(string beside)
    {
        var reading = Reading($"<html lang='ar'><head><title>إعادة فتح المعبر الشمالي</title></head><body><main><h1>إعادة فتح المعبر الشمالي</h1><p>{Flash}</p></main>{beside.Replace("{1}", Long, StringComparison.Ordinal)}</body></html>");
        Assert.DoesNotContain("مكتبة", reading.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_in_json_ld_shows_which_short_line_is_the_article()
    {
        var json = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"إعادة فتح المعبر الشمالي\",\"articleBody\":\"{Flash}\"}}</script>";
        var reading = Reading($"<html lang='ar'><head><title>إعادة فتح المعبر الشمالي</title>{json}</head><body><div><h1>إعادة فتح المعبر الشمالي</h1></div><div><div>{Flash}</div></div><div class='comments-area'>{Long}</div></body></html>");
        Assert.Equal(Flash, reading.BodyText);
    }

    [Fact]
    public void A_body_called_a_comment_or_a_widget_is_still_the_body()
    {
        var reading = Reading($"<html lang='ar'><head><title>مكتبة في محطة القطار</title></head><body><div class='widget'><div class='comment'><h1>مكتبة في محطة القطار</h1>{Long}</div></div></body></html>");
        Assert.Equal(string.Join('\n', Story), reading.BodyText);
    }
}
