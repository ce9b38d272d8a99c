using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Fields;

/// <summary>Names with everything that may stand beside them in bylines, and texts that are not names.</summary>
public sealed class BylineTests
{
    [Theory]
    [InlineData("<div class='author'>ليلى العمراني (l.amrani@news.example)</div>")]
    [InlineData("<span class='byline'>ليلى العمراني &lt;layla@news.example&gt;</span>")]
    [InlineData("<p class='author-name'>ليلى العمراني layla[at]news.example</p>")]
    [InlineData("<div class='byline'>4 يناير 2026 - ليلى العمراني</div>")]
    [InlineData("<div class='byline'>الأحد 4 يناير 2026 10:30 | بقلم ليلى العمراني</div>")]
    [InlineData("<div class='byline'>2026/01/04 - 10:05 ليلى العمراني</div>")]
    [InlineData("<div class='submitted'>أرسلت بواسطة ليلى العمراني في الأحد, 2026/01/04 - 10:05</div>")]
    [InlineData("<div class='author'>نشر بواسطة: ليلى العمراني | 4 يناير 2026</div>")]
    [InlineData("<span property='schema:author' typeof='schema:Person'><span property='schema:name'>ليلى العمراني</span></span>")]
    [InlineData("<span rel='sioc:has_creator'><a class='username' typeof='sioc:UserAccount' property='foaf:name' href='/user/3'>ليلى العمراني</a></span>")]
    [InlineData("<div class='author'>الصحفية ليلى العمراني</div>")]
    [InlineData("<div class='author'>ليلى العمراني - كاتبة صحفية</div>")]
    [InlineData("<div class='author'>ليلى العمراني، مراسلة الصحيفة في الساحل</div>")]
    [InlineData("<div class='author'>ليلى العمراني محررة الشؤون الثقافية</div>")]
    public void The_name_is_read(string byline) => Assert.Equal(["ليلى العمراني"], Authors(byline));

    [Theory]
    [InlineData("<span class='author'>منذ ساعتين</span>")]
    [InlineData("<span class='author'>قبل 3 أيام</span>")]
    [InlineData("<span class='byline'>3 hours ago</span>")]
    [InlineData("<span class='author'>الأربعاء</span>")]
    [InlineData("<span class='byline'>Wednesday</span>")]
    [InlineData("<a class='author' href='#'>المزيد من المقالات</a>")]
    [InlineData("<a class='author' href='#'>تسجيل الدخول</a>")]
    [InlineData("<span class='author'>{{ author.name }}</span>")]
    [InlineData("<span class='author'>[author]</span>")]
    [InlineData("<span class='author'>منبر الساحل</span>")]
    [InlineData("<span class='author'>صحيفة منبر الساحل</span>")]
    [InlineData("<span class='author'>مؤسسة الأفق الرقمي</span>")]
    [InlineData("<span class='author'>شركة الأفق لتقنية المعلومات</span>")]
    public void A_text_that_is_not_a_name_gives_no_author(string byline) => Assert.Empty(Authors(byline));

    [Theory]
    [InlineData("Nova Web Solutions")]
    [InlineData("منبر الساحل")]
    [InlineData("&lt;a href=\"/u/1\"&gt;&lt;/a&gt;")]
    [InlineData("%author%")]
    public void The_meta_author_may_be_no_person(string author) =>
        Assert.Empty(Authors("", $"<meta name='author' content='{author}'>"));

    private static IReadOnlyList<string> Authors(string byline, string head = "") =>
        Reading($"<html lang='ar'><head><title>مكتبة في محطة القطار</title>{head}</head><body><a href='/'>منبر الساحل</a><article><h1>مكتبة في محطة القطار</h1>{byline}<div class='entry-content'>{Paragraphs(Story)}</div></article><footer><p>جميع الحقوق محفوظة © 2026 منبر الساحل</p><p>تصميم وبرمجة: مؤسسة الأفق الرقمي</p></footer></body></html>").Authors;
}
