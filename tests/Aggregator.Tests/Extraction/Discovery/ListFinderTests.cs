using System.Globalization;
using System.Text;
using Aggregator.Extraction.Discovery.Lists;
using Aggregator.Fetching;
using Xunit;

namespace Aggregator.Tests.Extraction.Discovery;

public sealed class ListFinderTests
{
    private static readonly string[] Headlines =
    [
        "بلدية المرسى تفتح الطريق الساحلي بعد أشغال دامت عاما", "نادي الواحة يفوز على ضيفه بثلاثة أهداف", "وزارة التعليم تعلن مواعيد الامتحانات في كل الولايات",
        "مزارعو الوادي يبدؤون موسم القطاف قبل موعده", "مستشفى جديد يستقبل المرضى في حي النخيل", "طلاب المدرسة الثانوية يطلقون مجلة علمية",
    ];

    private const string Menu = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/category/siyasa'>السياسة</a></li><li><a href='/category/riyada'>الرياضة والشباب</a></li></ul></nav>";

    [Fact]
    public void Cards_with_headings_are_the_list_and_menus_are_not() =>
        Assert.Equal(Addresses("/2026/11/n{0}.html"), Found(Menu + Each("<div class='card'><h3><a href='/2026/11/n{0}.html'>{1}</a></h3><time>2026-11-30</time></div>")));

    [Fact]
    public void A_list_without_classes_is_told_from_the_menu_by_its_text_and_addresses() =>
        Assert.Equal(
            Addresses("/article.asp?id=2010{0}"),
            Found("<table><tr><td><a href='section.asp?sid=1'>محليات</a></td></tr><tr><td><a href='section.asp?sid=2'>رياضة</a></td></tr></table><table>"
                + Each("<tr><td><a href='article.asp?id=2010{0}'>{1}</a></td></tr>") + "</table>"));

    [Fact]
    public void Short_headlines_count_where_the_addresses_have_dates()
    {
        var links = string.Concat(Enumerable.Range(10, 12).Select(i => $"<li><a href='/2026/11/30/local/a{i}00{i}/index.html'>جسر الوادي مغلق</a></li>"));
        Assert.Equal(12, Found($"<ul>{links}</ul><ul><li><a href='/about/us'>من نحن</a></li></ul>").Count);
    }

    [Fact]
    public void Sections_with_short_numbers_do_not_make_short_headlines_whole()
    {
        var sections = string.Concat(Enumerable.Range(0, 30).Select(i => $"<p class='s'><a href='/ar/topics/d{i / 6}/{i % 6}'>الشأن البلدي والمجالس المحلية</a></p>"));
        Assert.Equal(Addresses("/ar/topic/life/{0}-a-b-c-d-e"), Found(Each("<div class='t'><h3><a href='/ar/topic/life/{0}-a-b-c-d-e'>{1}</a></h3></div>") + sections));
    }

    [Fact]
    public void The_years_of_an_archive_do_not_make_short_headlines_whole()
    {
        var archive = string.Concat(Enumerable.Range(1, 11).Select(i => $"<div><a href='arch.php?y=2026&m={i}'>أرشيف أخبار شهر {i}</a></div>"));
        string[] hundreds = ["61{0}", "62{0}", "63{0}", "64{0}"];
        Assert.Equal(
            hundreds.SelectMany(number => Addresses($"/read.php?i={number}&l=ar")),
            Found(string.Concat(hundreds.Select(number => Each($"<div><a href='read.php?i={number}&l=ar'>{{1}}</a></div>"))) + archive));
    }

    [Fact]
    public void A_list_in_Chinese_is_found_by_its_characters()
    {
        var links = string.Concat(Enumerable.Range(0, 6).Select(i => $"<li><a href='/news/2026113{i}/a.html'>市政府宣布新的公共交通计划将于明年实施</a></li>"));
        Assert.Equal(6, Found($"<ul><li><a href='/sports/'>体育</a></li><li><a href='/world/'>国际</a></li></ul><ul class='n'>{links}</ul>").Count);
    }

    [Fact]
    public void A_card_that_is_one_link_is_called_by_its_inner_heading()
    {
        var list = Find(Each("<a class='c' href='/story/100{0}'><span>رياضة</span><h2>{1}</h2><p>تفاصيل طويلة عن الخبر تمتد على سطرين أو ثلاثة من النص.</p></a>"));
        Assert.Equal(Headlines, list.Items.Select(item => item.Headline));
    }

    [Fact]
    public void A_card_without_a_heading_is_called_by_its_first_whole_text()
    {
        var list = Find(Each("<a href='/story/100{0}'><span>رياضة</span><div>{1}</div><span>11:47</span></a>"));
        Assert.Equal(Headlines, list.Items.Select(item => item.Headline));
    }

    [Fact]
    public void A_picture_and_an_invitation_take_the_heading_of_their_card()
    {
        var list = Find(Each("<div class='box'><a href='/n/4830{0}.html'><img src='x.jpg' alt='صورة'></a><div class='nb-title'>{1}</div><a href='/n/4830{0}.html'>اقرأ المزيد</a></div>"));
        Assert.Equal(Headlines, list.Items.Select(item => item.Headline));
    }

    [Fact]
    public void Share_buttons_and_comments_are_no_headlines()
    {
        var list = Find(Each("<div class='p'><h2><a href='/?p=50{0}0'>{1}</a></h2><a href='/?p=50{0}0#c'>3 تعليقات</a><a href='https://www.facebook.com/sharer?u=x{0}'>شارك على فيسبوك</a></div>"));
        Assert.Equal(Headlines, list.Items.Select(item => item.Headline));
    }

    [Fact]
    public void Words_of_addresses_never_forbid() =>
        Assert.Equal(
            Addresses("/page.aspx?pg=7&topic=6961{0}"),
            Found(Each("<div class='item'><a href='page.aspx?pg=7&amp;topic=6961{0}'>{1}</a></div>")));

    [Fact]
    public void Links_are_resolved_as_browsers_do()
    {
        var page = "<base href='//cdn-free.example/site/'>" + Each("<li><a href=' news/{0}0001.htm\n'>{1}</a></li>");
        Assert.Equal(Headlines.Select((_, i) => $"https://cdn-free.example/site/news/{i}0001.htm"), Found(page));
    }

    [Fact]
    public void Each_article_is_listed_once_whatever_its_tracking_and_escapes() =>
        Assert.Equal(
            Headlines.Length,
            Found(Each("<li><a href='/خبر-محلي-طويل-{0}/'>{1}</a></li>") + Each("<li><a href='/%D8%AE%D8%A8%D8%B1-محلي-طويل-{0}/?utm_source=home'>{1}</a></li>")).Count);

    [Fact]
    public void Teasers_of_other_papers_are_left_out_where_the_page_has_its_own_news() =>
        Assert.Equal(
            Addresses("/news/10{0}00"),
            Found(Each("<li><a href='/news/10{0}00'>{1}</a></li>") + "<div><p><a href='https://partner-paper.example/news/77001'>خبر طويل من صحيفة شريكة على موقع آخر</a></p></div>"));

    [Fact]
    public void A_page_of_links_to_other_papers_is_a_list_too() =>
        Assert.Equal(Headlines.Length, Found(Each("<li class='l'><a href='https://paper{0}.example/news/77001'>{1}</a></li>")).Count);

    [Fact]
    public void A_strip_of_headlines_in_a_bar_at_the_top_is_news() =>
        Assert.Equal(
            Headlines.Length,
            Found("<div class='top-nav'><ul>" + Each("<li><a href='/2026/11/{0}-سطر-من-شريط-الأخبار/'>{1}</a></li>") + "</ul></div><p>نص</p>").Count);

    [Fact]
    public void Prices_show_a_shop() =>
        Assert.Empty(Found(Each("<li class='i'><h3><a href='/n/4830{0}'>{1}</a></h3><span>{0}50 درهما</span></li>")));

    [Fact]
    public void Sums_of_money_in_headlines_do_not_show_a_shop() =>
        Assert.Equal(6, Found(Each("<li class='i'><h3><a href='/n/4830{0}'>قرض بقيمة 500 دولار لكل أسرة في {1}</a></h3></li>")).Count);

    [Fact]
    public void Threads_with_numbers_of_answers_show_a_forum() =>
        Assert.Empty(Found(Each("<tr><td><a href='showthread.php?t=11{0}0'>{1}</a></td><td><a href='member.php?u={0}'>سالم</a></td><td>الردود: 1{0}</td></tr>").Insert(0, "<table>")));

    [Fact]
    public void A_newspaper_may_run_on_the_program_of_a_forum() =>
        Assert.Equal(6, Found(Each("<div class='t'><a href='showthread.php?t=11{0}0'>{1}</a><p>قال المتحدث إن الأشغال تنتهي قبل نهاية الشهر المقبل بحسب الخطة.</p><a href='member.php?u={0}'>سالم</a></div>")).Count);

    [Fact]
    public void Results_of_matches_are_no_news() =>
        Assert.Equal(
            Addresses("/news/30{0}00"),
            Found(Each("<li class='m'><a href='/match/50{0}0'><b>اتحاد المدينة الكبير</b> 2 - 1 <b>نجم الساحل الصغير</b></a></li>") + Each("<h3><a href='/news/30{0}00'>{1}</a></h3>")));

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001<a<a href=><a href='http://[::'>س</a>")]
    [InlineData("<p>صفحة بلا روابط</p>")]
    [InlineData("<ul><li><a href='/a'>من نحن</a></li><li><a href='/b'>اتصل بنا</a></li><li><a href='/c'>الخصوصية</a></li><li><a href='/d'>إعلانات</a></li></ul>")]
    public void A_page_without_a_list_gives_nothing(string html)
    {
        var list = Find(html);
        Assert.Empty(list.Items);
        Assert.Null(list.Rules);
    }

    internal static string Each(string template) =>
        string.Concat(Headlines.Select((headline, i) => string.Format(CultureInfo.InvariantCulture, template, i, headline)));

    internal static ArticleList Find(string body) => ListFinder.Find(Page(body));

    internal static FetchedDocument Page(string body) => new()
    {
        Url = new Uri("https://sahil.example/"),
        Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=ar><meta charset=utf-8><body>{body}</body></html>"),
        FetchedAt = DateTimeOffset.UnixEpoch,
    };

    private static List<string> Found(string body) => [.. Find(body).Items.Select(item => item.Link.AbsoluteUri)];

    private static IEnumerable<string> Addresses(string template) =>
        Headlines.Select((_, i) => "https://sahil.example" + string.Format(CultureInfo.InvariantCulture, template, i));
}
