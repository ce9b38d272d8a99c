using Aggregator.Extraction.Sanitizing;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction;

public sealed class ArticleExtractorTests
{
    [Theory]
    [InlineData("<p>اقرأ أيضا: <a href='/2'>خبر آخر لا شأن له بالميناء</a></p>")]
    [InlineData("<p><strong>إقـرأ أيضاً : <a href='/2'>خبر آخر لا شأن له بالميناء</a></strong></p>")]
    [InlineData("<p>قـــــــد يهمك: <a href='/2'>خبر آخر لا شأن له بالميناء</a></p>")]
    [InlineData("<div class='box'><h3>مواضيع ذات صلة</h3><ul><li><a href='/2'>خبر آخر لا شأن له بالميناء</a></li></ul></div>")]
    [InlineData("<p>اقرئي المزيد: <a href='/2'>خبر آخر لا شأن له بالميناء</a></p>")]
    [InlineData("<p>اقرؤوا أيضا</p><p><a href='/2'>خبر آخر لا شأن له بالميناء</a></p>")]
    [InlineData("<p>إقرأوا كذلك .. خبر آخر لا شأن له بالميناء</p>")]
    [InlineData("<p>وطالعي أيضاً | خبر آخر لا شأن له بالميناء</p>")]
    [InlineData("<p>شاهدن المزيد من صور الميناء: <a href='/2'>معرض</a></p>")]
    [InlineData("<p>تصفحوا أيضا: <a href='/2'>خبر آخر لا شأن له بالميناء</a></p>")]
    [InlineData("<p>اقرأ/ي أيضا: <a href='/2'>خبر آخر لا شأن له بالميناء</a></p>")]
    [InlineData("<p>شارك هذا الخبر</p>")]
    [InlineData("<p>تابعوا آخر أخبار الصحيفة عبر غوغل نيوز</p>")]
    [InlineData("<p>انقر <a href='https://paper.example/9'>هنا</a> لقراءة الخبر من مصدره.</p>")]
    [InlineData("<p>شكرا على الإبلاغ! سيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص.</p>")]
    [InlineData("<p>الآراء الواردة في التعليقات لا تعبر عن رأي الصحيفة، ونرجو من القراء الالتزام بآداب الحوار، وعدم المساس بالأشخاص أو المقدسات، وسنضطر إلى حذف كل تعليق يخالف هذه القواعد دون إشعار مسبق.</p>")]
    [InlineData("<p>جميع الحقوق محفوظة للصحيفة</p>")]
    [InlineData("<figure><img src='/a.jpg'><figcaption>أشغال الميناء القديم كما التقطتها عدسة الصحيفة أمس</figcaption></figure>")]
    public void Boxes_among_the_paragraphs_are_left_out(string furniture)
    {
        var article = Article(Page($"<p>{Paragraph}</p>{furniture}<p>{Paragraph} وأضافت.</p>"));
        Assert.Equal($"{Paragraph}\n{Paragraph} وأضافت.", article.BodyText);
    }

    [Fact]
    public void A_strip_of_latest_headlines_above_the_article_is_not_its_body()
    {
        var strip = string.Concat(Enumerable.Range(1, 60).Select(i => $"<li><a href='/{i}'>عنوان الخبر رقم {i} في شريط آخر الأخبار المحلية والدولية</a></li>"));
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph} وأضافت.</p>", before: $"<ul>{strip}</ul>"));
        Assert.DoesNotContain("شريط", article.BodyText, StringComparison.Ordinal);
        Assert.Equal("توسعة الميناء القديم تنطلق اليوم", article.Title);
    }

    [Fact]
    public void Line_breaks_without_paragraphs_become_paragraphs()
    {
        var article = Article(Page($"{Paragraph}<br><br>{Paragraph} وتابع.<br><br>{Paragraph} وختم."));
        Assert.Equal(3, article.BodyText.Split('\n').Length);
        Assert.Equal(3, article.Body.Value.Split("<p>").Length - 1);
    }

    [Fact]
    public void Text_and_html_come_from_the_same_selection()
    {
        var article = Article(Page($"<p>{Paragraph}</p><h3>أشغال ليلية</h3><ul><li>رصيف جديد.</li><li>رافعتان.</li></ul><blockquote>{Paragraph}</blockquote><table><tr><td>الكلفة</td><td>30</td></tr></table><p>{Paragraph} وأضافت.</p>"));
        Assert.Equal(article.BodyText.Split('\n', ' '), HtmlText.PlainText(article.Body.Value).Split('\n', ' '));
        Assert.Contains("<blockquote>", article.Body.Value, StringComparison.Ordinal);
        Assert.Contains("<li>رصيف جديد.</li>", article.Body.Value, StringComparison.Ordinal);
        Assert.Contains("<td>", article.Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_keeps_the_dates_and_numbers_under_their_headings()
    {
        var article = Article(Page($"<p>{Paragraph}</p><table><tr><th>المرحلة</th><th>تاريخ البدء</th><th>الكلفة</th></tr><tr><td>الأولى</td><td>12 مارس 2025</td><td>12.75</td></tr></table><p>{Paragraph} وأضافت.</p>"));
        Assert.Equal(6, article.Body.Value.Split("<th>").Length + article.Body.Value.Split("<td>").Length - 2);
    }

    [Fact]
    public void A_page_framed_in_one_table_keeps_its_paragraphs_and_the_tables_inside()
    {
        var article = Article($"<html><head><title>توسعة الميناء القديم</title></head><body><table width=980><tr><td><h1>توسعة الميناء القديم</h1><div><p>{Paragraph}</p><table><tr><td>الكلفة</td><td>30</td></tr></table><p>{Paragraph} وأضافت.</p></div></td><td><a href='/2'>الأكثر قراءة</a></td></tr></table></body></html>");
        Assert.Equal($"<p>{Paragraph}</p>\n<table><tr><td>الكلفة</td>\n<td>30</td>\n</tr></table>\n<p>{Paragraph} وأضافت.</p>", article.Body.Value.Trim());
    }

    [Fact]
    public void A_page_inside_one_form_is_still_read()
    {
        var article = Article($"<html><head><title>توسعة الميناء القديم</title></head><body><form id='aspnetForm'><h1>توسعة الميناء القديم</h1><div class='widget comment'><p>{Paragraph}</p><p>{Paragraph} وأضافت.</p></div></form></body></html>");
        Assert.Equal($"{Paragraph}\n{Paragraph} وأضافت.", article.BodyText);
    }

    [Theory]
    [InlineData("<img data-src='/wp-content/uploads/port-300x200.jpg' src='data:image/gif;base64,R0lGOD'>")]
    [InlineData("<img src='/images/placeholder.gif' data-lazy-src='/wp-content/uploads/port.jpg'>")]
    [InlineData("<img srcset='/wp-content/uploads/port-150x150.jpg 150w, /wp-content/uploads/port.jpg 900w'>")]
    [InlineData("<noscript><img src='/wp-content/uploads/port.jpg'></noscript>")]
    public void A_lazy_picture_is_found_behind_its_placeholder(string picture)
    {
        var article = Article(Page($"<p>{Paragraph}</p>{picture}<p>{Paragraph} وأضافت.</p>"));
        Assert.Equal("https://news.example/wp-content/uploads/port.jpg", article.Image?.AbsoluteUri);
    }

    [Fact]
    public void An_agency_in_the_dateline_is_the_credit()
    {
        Assert.Equal("و م ع", Article(Page($"<p>الرباط – و م ع – {Paragraph}</p><p>{Paragraph}</p>")).Credit);
        Assert.Equal("أ ف ب", Article(Page($"<p>باريس (أ ف ب): {Paragraph}</p><p>{Paragraph}</p>")).Credit);
        Assert.Null(Article(Page($"<p>{Paragraph}</p><p>{Paragraph}</p>")).Credit);
    }

    [Fact]
    public void The_link_to_the_original_of_a_republished_text_is_kept()
    {
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph}</p><p><a href='https://paper.example/9'>انقر هنا لقراءة الخبر من مصدره</a></p>"));
        Assert.Equal("https://paper.example/9", article.OriginalUrl?.AbsoluteUri);
    }

    [Fact]
    public void A_relative_date_counts_from_the_time_of_fetching() =>
        Assert.Equal(Now.AddHours(-2), Article(Page($"<p>{Paragraph}</p><p>{Paragraph}</p>", before: "<span class='date'>منذ ساعتين</span>")).Published);

    [Theory]
    [InlineData("كتب: أحمد بن سالم", "أحمد بن سالم")]
    [InlineData("بقلم / ليلى العمراني", "ليلى العمراني")]
    [InlineData("الصحيفة", null)]
    [InlineData("وكالات", null)]
    [InlineData("admin", null)]
    [InlineData("Super User", null)]
    [InlineData("كتب بواسطة: Super User", null)]
    [InlineData("Editor", null)]
    [InlineData("مدير الموقع", null)]
    [InlineData("كاتب ياسين", "كاتب ياسين")]
    public void Only_people_are_authors(string byline, string? name)
    {
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph}</p>", "<meta property='og:site_name' content='الصحيفة'>", $"<span class='author'>{byline}</span>"));
        Assert.Equal(name is null ? [] : [name], article.Authors);
    }

    [Theory]
    [InlineData("<span itemprop='author' itemscope><em>بقلم الزميل</em> <b itemprop='name'>سمير الهاشمي</b> <i itemprop='jobTitle'>مراسل الصحيفة في الشمال</i></span>")]
    [InlineData("<div class='widget Blog'><span itemprop='author'><span itemprop='name'>سمير الهاشمي</span></span></div>", true)]
    public void Microdata_names_the_author_inside(string byline, bool isAround = false)
    {
        var body = $"<p>{Paragraph}</p><p>{Paragraph}</p>";
        var page = isAround ? Page("", before: byline.Replace("</div>", $"<div class='entry-content'>{body}</div></div>", StringComparison.Ordinal)) : Page(body, before: byline);
        Assert.Equal(["سمير الهاشمي"], Article(page).Authors);
    }

    [Theory]
    [InlineData("(رويترز)", "رويترز")]
    [InlineData("أ ف ب", "أ ف ب")]
    [InlineData("وكالات", "وكالات")]
    [InlineData("- (بترا) -", "بترا")]
    [InlineData("المصدر: رويترز", "رويترز")]
    [InlineData("أ ف ب / وكالات", "أ ف ب / وكالات")]
    public void A_last_line_that_only_names_the_agency_is_the_credit(string line, string credit)
    {
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph} وأضافت.</p><p>{line}</p>"));
        Assert.Equal($"{Paragraph}\n{Paragraph} وأضافت.", article.BodyText);
        Assert.Equal(credit, article.Credit);
    }

    [Fact]
    public void A_blog_is_not_the_headline_of_its_articles()
    {
        var article = Article($"<html lang='ar'><head><title>مدونة أخبار الوادي: توسعة الميناء القديم تنطلق اليوم</title></head><body><h1 class='title'><a href='/'>مدونة أخبار الوادي</a></h1><h3 class='post-title entry-title'>توسعة الميناء القديم تنطلق اليوم</h3><div class='post-body'><p>{Paragraph}</p><p>{Paragraph} وأضافت.</p></div></body></html>");
        Assert.Equal("توسعة الميناء القديم تنطلق اليوم", article.Title);
    }
}
