using Aggregator.Extraction.Sanitizing;
using Xunit;

namespace Aggregator.Tests.Extraction.Sanitizing;

public sealed class SanitizerTests
{
    private static readonly Uri Page = new("https://news.example/akhbar/1.html");

    [Theory]
    [InlineData("افتتح الوزير المعرض صباح اليوم", "افتتح الوزير المعرض صباح اليوم")]
    [InlineData("<p>نص <b>غليظ</b> و<em>مائل</em></p>", "<p>نص <b>غليظ</b> و<em>مائل</em></p>")]
    [InlineData("5 < 7 & 7 > 5", "5 &lt; 7 &amp; 7 &gt; 5")]
    [InlineData("أخبار<script>alert(1)</script> اليوم", "أخبار اليوم")]
    [InlineData("<p>أول<p>ثان", "<p>أول</p><p>ثان</p>")]
    [InlineData("<ul><li>أ<li>ب</ul>", "<ul><li>أ</li><li>ب</li></ul>")]
    [InlineData("<table><tr><td>أ<td>ب</table>", "<table><tr><td>أ</td><td>ب</td></tr></table>")]
    [InlineData("<table>نص<tr><td>أ</table>", "<table><tr><td>نص</td></tr><tr><td>أ</td></tr></table>")]
    [InlineData("<td>أ</td><td>ب</td>", "أ ب")]
    [InlineData("<h2>عنوان</h3>بعده", "<h2>عنوان</h2>بعده")]
    [InlineData("<b><i>أ</b>ب</i>", "<b><i>أ</i></b>ب")]
    [InlineData("<div class='x' id='y' style='color:red' onclick='z()'>نص</div>", "<div>نص</div>")]
    [InlineData("<custom-box>نص</custom-box>", "نص")]
    [InlineData("<noscript><img src='/a.jpg'></noscript>", "<img src=\"https://news.example/a.jpg\" loading=\"lazy\" referrerpolicy=\"no-referrer\">")]
    [InlineData("<svg><path d='M0'/><p>بعد الرسم</p>", "<p>بعد الرسم</p>")]
    [InlineData("قبل<iframe src='x'/>بعد", "قبلبعد")]
    [InlineData("قبل<iframe src='x'><a href='/m'>الخريطة</a></iframe>بعد", "قبل<a href=\"https://news.example/m\" rel=\"nofollow noopener ugc\">الخريطة</a>بعد")]
    [InlineData("قبل<script src='x'/>بعد", "قبلبعد")]
    [InlineData("قبل<select><option>أ<p>بعد</p>", "قبلأ<p>بعد</p>")]
    [InlineData("<pre>\n\n  سطر</pre>", "<pre>  سطر</pre>")]
    [InlineData("<pre>&#10;\r\n<!-- -->\nسطر\n</pre>", "<pre>سطر\n</pre>")]
    [InlineData("<xmp>\n\n<b></xmp>", "<pre>&lt;b&gt;</pre>")]
    [InlineData("<xmp><b>نص</xmp>بعد", "<pre>&lt;b&gt;نص</pre>بعد")]
    [InlineData("قبل<iframe src='x'> بعد", "قبل بعد")]
    [InlineData("قبل<object data='x'> <b>بعد</b>", "قبل <b>بعد</b>")]
    [InlineData("قبل<script> بعد", "قبل")]
    [InlineData("<![CDATA[<p>نص</p>]]>", "<p>نص</p>")]
    [InlineData("<![CDATA[<p>نص", "<p>نص</p>")]
    [InlineData("<![CDATA[<b>نص</b>]]&gt;", "&lt;![CDATA[<b>نص</b>]]&gt;")]
    [InlineData("أ</script>ب<script>ج /* <script>د</script>ه", "أبج /* ه")]
    [InlineData("أ</script>ب<script>ج</script>د", "أبد")]
    [InlineData("أ<script>write('<script src=x>')</script>د", "أد")]
    [InlineData("أ<br></br>ب</br>ج", "أ<br>ب<br>ج")]
    [InlineData("<title>عنوان <b></title>نص", "عنوان &lt;b&gt;نص")]
    public void A_fragment_keeps_its_text_and_its_ordinary_markup(string html, string expected) =>
        Assert.Equal(expected, Sanitizer.Sanitize(html, Page).Value);

    [Theory]
    [InlineData("https://other.example/خبر", "https://other.example/خبر")]
    [InlineData("2.html?a=1&b=2", "https://news.example/akhbar/2.html?a=1&amp;b=2")]
    [InlineData("//cdn.example/x", "https://cdn.example/x")]
    [InlineData("mailto:desk@news.example", "mailto:desk@news.example")]
    [InlineData(" java\nscript:alert(1)", null)]
    [InlineData("&#1;javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("http:", null)]
    [InlineData("https://خبر.example:8080/ا?س=[1]", "https://خبر.example:8080/ا?س=[1]")]
    [InlineData("https://news.example]", null)]
    [InlineData("https://news.example:akhbar/1", null)]
    [InlineData("https://news&quot;&gt;.example/1", null)]
    public void A_link_is_absolute_or_gone(string address, string? expected)
    {
        var written = Sanitizer.Sanitize($"<a href=\"{address}\">خبر</a>", Page).Value;
        Assert.Equal(expected is null ? "<a>خبر</a>" : $"<a href=\"{expected}\" rel=\"nofollow noopener ugc\">خبر</a>", written);
    }

    [Fact]
    public void A_relative_address_without_a_base_is_dropped() =>
        Assert.Equal("<a>خبر</a>", Sanitizer.Sanitize("<a href='/x'>خبر</a><img src='y.jpg'>", null).Value);

    [Fact]
    public void A_set_of_sources_keeps_its_absolute_candidates() =>
        Assert.Equal(
            "<img srcset=\"https://news.example/s.jpg 300w, https://cdn.example/l.jpg 2x\" loading=\"lazy\" referrerpolicy=\"no-referrer\">",
            Sanitizer.Sanitize("<img srcset='/s.jpg 300w, javascript:alert(1) 1x, https://cdn.example/l.jpg 2x'>", Page).Value);

    [Fact]
    public void Each_line_of_plain_text_is_a_block() =>
        Assert.Equal("عنوان\nفقرة أولى & ثانية\nسطر\nأ ب", HtmlText.PlainText("<h1>عنوان</h1>\n<p>فقرة  <b>أولى</b> &amp; ثانية<br>سطر</p><script>x</script><table><tr><td>أ</td><td>ب</td></tr></table>"));
}
