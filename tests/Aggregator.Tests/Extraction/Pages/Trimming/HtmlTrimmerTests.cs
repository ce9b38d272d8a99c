using Aggregator.Extraction.Pages.Trimming;
using Aggregator.Text;
using Xunit;

namespace Aggregator.Tests.Extraction.Pages.Trimming;

/// <summary>What is cut out of a page before parsing, and what must stay.</summary>
public sealed class HtmlTrimmerTests
{
    [Theory]
    [InlineData("<div data-x=\"a>b\" class=\"c\">نص</div>", "<div class=\"c\">نص</div>")]
    [InlineData("<DIV ONCLICK='go(\"/1\")' CLASS=body>نص</DIV>", "<DIV CLASS=body>نص</DIV>")]
    [InlineData("<img src = '/a.jpg' data-json='{\"a\":1}'/>", "<img src = '/a.jpg'>")]
    [InlineData("<a href=/1?x=y&z=w target=_blank>خبر</a>", "<a href=/1?x=y&z=w>خبر</a>")]
    [InlineData("<p class=\"unclosed>نص</p>", "<p>نص</p>")]
    [InlineData("<p hidden>نص</p>", "<p hidden>نص</p>")]
    [InlineData("<p style='color:red'>نص</p><p style='display:none'>خفي</p>", "<p>نص</p><p style='display:none'>خفي</p>")]
    [InlineData("<p>ثمن 3 < 5</p>", "<p>ثمن 3 < 5</p>")]
    [InlineData("<p>نص<!-- تعليق --></p><script>x('<p>')</script><svg><path/></svg>", "<p>نص</p>")]
    [InlineData("<div>\n\t\t<p>سطر\r\n    آخر</p>\n</div>", "<div><p>سطر\nآخر</p></div>")]
    [InlineData("<p =x class=a>نص</p>", "<p class=a>نص</p>")]
    [InlineData("<p class=a", "<p class=a>")]
    [InlineData("<", "<")]
    public void Only_attributes_that_are_read_are_parsed(string html, string trimmed) =>
        Assert.Equal(trimmed, HtmlTrimmer.Trim(html));

    [Theory]
    [InlineData("<ul>\n <li>أ</li>\n <li>ب</li>\n</ul>\n<p>ج</p>", "<ul><li>أ</li><li>ب</li></ul><p>ج</p>")]
    [InlineData("</div>\n<!-- تعليق -->\n<div>\n<script>x()</script>\n<b>أ</b>", "</div><div><b>أ</b>")]
    [InlineData("<UL>\n <LI>أ</LI>\n <Li>ب</lI>\n</UL>\n<FigCaption>ج</FigCaption>", "<UL><LI>أ</LI><Li>ب</lI></UL><FigCaption>ج</FigCaption>")]
    [InlineData("<META name=a>\n<Link rel=b>\n<meta name=c>", "<META name=a><Link rel=b><meta name=c>")]
    [InlineData("<meta name=a>\n<link rel=b>\n<meta name=c>", "<meta name=a><link rel=b><meta name=c>")]
    public void White_space_between_two_lines_of_text_is_not_parsed(string html, string trimmed) =>
        Assert.Equal(trimmed, HtmlTrimmer.Trim(html));

    [Theory]
    [InlineData("<b>أ</b>\n\t<i>ب</i>", "<b>أ</b>\n<i>ب</i>")]
    [InlineData("<b>أ</b>\n<script>x()</script>\n<i>ب</i>", "<b>أ</b>\n<i>ب</i>")]
    [InlineData("<b>أ</b> </div><i>ب</i>", "<b>أ</b>\n</div><i>ب</i>")]
    [InlineData("<b>أ</b> <meta itemprop=x> <i>ب</i>", "<b>أ</b>\n<meta itemprop=x>\n<i>ب</i>")]
    [InlineData("<td>أ</td> <td>ب</td>", "<td>أ</td>\n<td>ب</td>")]
    public void White_space_that_may_part_two_words_stays(string html, string trimmed) =>
        Assert.Equal(trimmed, HtmlTrimmer.Trim(html));

    [Fact]
    public void A_selector_of_the_operator_may_ask_for_any_attribute() =>
        Assert.Equal("<p data-x=\"1\">نص</p>", HtmlTrimmer.Trim("<p data-x=\"1\">نص</p>", keepsAll: true));

    [Theory]
    [InlineData("1")]
    [InlineData("1>2")]
    public void Structured_data_is_kept_apart(string attribute)
    {
        using var kept = new CharacterBuffer(100);
        var trimmed = HtmlTrimmer.Trim($"<script data-a='{attribute}' type=\"application/ld+json\">{{\"a\":\"<b>\"}}</script><p>نص</p>", kept, keepsAll: false);
        Assert.Equal(["{\"a\":\"<b>\"}"], trimmed.JsonLdScripts);
        Assert.Equal("<p>نص</p>", kept.Written.ToString());
    }
}
