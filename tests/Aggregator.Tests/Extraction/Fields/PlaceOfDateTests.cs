using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Fields;

/// <summary>Dates that do not belong to the article, and which of two dates of the article counts.</summary>
public sealed class PlaceOfDateTests
{
    [Theory]
    [InlineData("", "<blockquote class='instagram-media'><p>صورة من الافتتاح</p><a href='https://www.instagram.com/p/x/'>12 يناير 2020</a></blockquote>", "")]
    [InlineData("", "<blockquote><p>من منشور قديم</p><cite>12 يناير 2020</cite></blockquote>", "")]
    [InlineData("", "<div class='fb-post'><span class='timestampContent'>12 يناير 2020</span></div>", "")]
    [InlineData("", "", "<ol class='commentlist'><li class='comment'><span class='date'>12 يناير 2020</span> أحسنتم</li><li class='comment'><span class='date'>13 يناير 2020</span> شكرا</li></ol>")]
    [InlineData("", "", "<section class='related-news'><ul><li><a href='/8'>خبر آخر</a> <time datetime='2020-01-12'>12 يناير 2020</time></li></ul></section>")]
    [InlineData("", "", "<aside><div class='post'><a href='/8'>خبر آخر</a><span class='post-date'>12 يناير 2020</span></div></aside>")]
    [InlineData("", "", "<div class='cards'><article><h4><a href='/8'>خبر</a></h4><time datetime='2020-01-12'>x</time></article><article><h4><a href='/9'>خبر</a></h4><time datetime='2020-01-13'>x</time></article></div>")]
    [InlineData("<div class='sidebar'><p class='date'>12 يناير 2020</p><p>نشرة</p></div>", "", "")]
    public void A_date_of_something_else_is_no_date(string before, string inside, string after)
    {
        Assert.Null(Reading(Whole(before, inside, after)).Published);
        Assert.Equal(new DateTime(2026, 1, 4), Reading(Whole(before, inside, $"<div class='entry-meta'>4 يناير 2026</div>{after}")).Published?.Date);
    }

    [Theory]
    [InlineData("<div class='meta'>نشر في: 2 يناير 2026 - آخر تحديث: 4 يناير 2026</div>")]
    [InlineData("<div class='meta'>آخر تحديث: 4 يناير 2026 | نشر يوم 2 يناير 2026</div>")]
    [InlineData("<p><time class='updated' datetime='2026-01-04T10:00:00Z'>4 يناير 2026</time> <time class='entry-date published' datetime='2026-01-02T10:00:00Z'>2 يناير 2026</time></p>")]
    [InlineData("<div><span class='date-published'>2 يناير 2026</span></div><div><span class='last-modified'>4 يناير 2026</span></div>")]
    [InlineData("<div class='dates'>2 يناير 2026 10:00 (محدث: 4 يناير 2026 12:30)</div>")]
    [InlineData("<div class='dates'>Updated 4 January 2026, Published 2 January 2026</div>")]
    public void The_first_of_two_dates_is_the_publication(string dates) =>
        Assert.Equal(new DateTime(2026, 1, 2), Reading(Whole(dates, "", "")).Published?.Date);

    [Fact]
    public void The_article_may_have_an_aside_of_its_own_for_its_date() =>
        Assert.Equal(new DateTime(2026, 1, 2), Reading($"<html lang='ar'><head><title>مكتبة في محطة القطار</title></head><body><article><h1>مكتبة في محطة القطار</h1><aside class='meta'><time datetime='2026-01-02'>2 يناير 2026</time></aside>{Paragraphs(Story)}</article></body></html>").Published?.Date);

    private static string Whole(string before, string inside, string after) =>
        $"<html lang='ar'><head><title>مكتبة في محطة القطار</title></head><body><div id='page'><div id='article'><h1>مكتبة في محطة القطار</h1>{before}<div class='entry-content'><p>{Story[0]}</p>{inside}{Paragraphs(Story[1..])}</div></div>{after}</div></body></html>";
}
