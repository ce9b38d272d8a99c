using Aggregator.Trials;
using Aggregator.Trials.Articles;
using Aggregator.Trials.Marks;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class MarkTests
{
    [Fact]
    public void A_sound_paper_gets_all_points()
    {
        Assert.All(Mark.Of(Evidence.Sound), part => Assert.Equal(part.MostPoints, part.Points));
        Assert.Equal(100, Mark.Sum(Mark.Of(Evidence.Sound)));
    }

    [Fact]
    public void Without_articles_there_is_no_mark() => Assert.Empty(Mark.Of(Evidence.Sound with { Articles = [] }));

    [Theory]
    [InlineData(ArticleVerdict.Whole, 50)]
    [InlineData(ArticleVerdict.Excerpt, 15)]
    [InlineData(ArticleVerdict.Headline, 5)]
    [InlineData(ArticleVerdict.Garbled, 0)]
    [InlineData(ArticleVerdict.Nothing, 0)]
    public void Whole_texts_are_half_of_the_mark(ArticleVerdict verdict, int points) =>
        Assert.Equal(points, Evidence.Points(Evidence.Sound with { Articles = Evidence.Articles((_, tried) => tried with { Verdict = verdict }) }, FindingKind.Bodies));

    [Theory]
    [InlineData(0, 50)]
    [InlineData(3, 35)]
    [InlineData(5, 25)]
    [InlineData(10, 0)]
    public void Each_missing_text_costs_its_share(int missing, int points) =>
        Assert.Equal(points, Evidence.Points(Evidence.Sound with { Articles = Evidence.Articles((number, tried) => number < missing ? tried with { Verdict = ArticleVerdict.Nothing } : tried) }, FindingKind.Bodies));

    [Theory]
    [InlineData(0, 8)]
    [InlineData(5, 4)]
    [InlineData(8, 2)]
    [InlineData(10, 0)]
    public void Texts_in_another_language_cost_points(int foreign, int points) => Assert.Equal(points, Evidence.Points(
        Evidence.Sound with { Articles = Evidence.Articles((number, tried) => number < foreign ? tried with { Article = tried.Article! with { Title = "The council", BodyText = "The council met on Sunday to discuss the budget." } } : tried) },
        FindingKind.ArabicShare));

    [Theory]
    [InlineData(1, 8)]
    [InlineData(5, 6)]
    [InlineData(20, 4)]
    [InlineData(70, 2)]
    [InlineData(400, 0)]
    public void The_older_the_newest_article_the_fewer_points(int days, int points) =>
        Assert.Equal(points, Evidence.Points(Evidence.Sound with { Now = Evidence.Now.AddDays(days) }, FindingKind.Recency));

    [Fact]
    public void Without_any_date_half_of_the_points_of_age_remain() => Assert.Equal(4, Evidence.Points(
        Evidence.Sound with { Entries = [], Articles = Evidence.Articles((_, tried) => Dated(tried, null)) }, FindingKind.Recency));

    [Theory]
    [InlineData(0, 9)]
    [InlineData(3, 9)]
    [InlineData(-3, 0)]
    [InlineData(300_000, 0)]
    public void A_date_in_the_future_or_long_ago_is_wrong(int hoursAgo, int points) => Assert.Equal(points, Evidence.Points(
        Evidence.Sound with { Articles = Evidence.Articles((_, tried) => Dated(tried, Evidence.Now.AddHours(-hoursAgo))) }, FindingKind.Dates));

    [Fact]
    public void No_date_is_better_than_a_wrong_one() => Assert.Equal(3, Evidence.Points(
        Evidence.Sound with { Articles = Evidence.Articles((_, tried) => Dated(tried, null)) }, FindingKind.Dates));

    [Theory]
    [InlineData(10, 0)]
    [InlineData(8, 1)]
    [InlineData(4, 3)]
    [InlineData(0, 5)]
    public void Links_to_other_papers_cost_points(int foreign, int points) => Assert.Equal(points, Evidence.Points(
        Evidence.Sound with { Entries = Evidence.Entries(number => number < foreign ? $"https://other.example/{number}" : $"https://paper.example/{number}") }, FindingKind.Host));

    [Theory]
    [InlineData("افتتاح سوق جديد للخضر في حي الزيتون – جريدة الميناء", 8)]
    [InlineData("سوق جديد للخضر", 8)]
    [InlineData("جريدة الميناء", 7)]
    [InlineData("شاهد أيضا", 7)]
    public void A_headline_that_the_feed_does_not_know_costs_points(string title, int points) => Assert.Equal(points, Evidence.Points(
        Evidence.Sound with { Articles = Evidence.Articles((number, tried) => number == 0 ? tried with { Article = tried.Article! with { Title = title } } : tried) }, FindingKind.Headlines));

    [Theory]
    [InlineData("اقرأ أيضا: ارتفاع أسعار الأسماك", true)]
    [InlineData("تابعونا على فيسبوك", true)]
    [InlineData("جميع الحقوق محفوظة", true)]
    [InlineData("نشرة الصباح في بريدك كل يوم مع القهوة", true)]
    [InlineData("وقال الشاهد إن السوق امتلأ منذ الصباح.", false)]
    public void Lines_that_are_no_news_are_found_in_the_texts(string line, bool isFound)
    {
        var shared = line.StartsWith("نشرة", StringComparison.Ordinal) ? 4 : 1;
        var marked = DoubtfulLines.Mark(Evidence.Articles((number, tried) => number < shared ? Evidence.WithText(tried, $"{tried.Article!.BodyText}\n{line}") : tried));
        Assert.Equal(isFound ? shared : 0, marked.Count(tried => tried.Doubtful.Count > 0));
    }

    [Fact]
    public void Boilerplate_in_the_texts_costs_points_twice()
    {
        var marked = Evidence.Sound with { Articles = DoubtfulLines.Mark(Evidence.Articles((_, tried) => Evidence.WithText(tried, $"{tried.Article!.BodyText}\nنشرة الصباح في بريدك كل يوم مع القهوة والأخبار التي تهمك"))) };
        Assert.Equal(0, Evidence.Points(marked, FindingKind.Boilerplate));
        Assert.InRange(Evidence.Points(marked, FindingKind.Bodies), 0, 30);
        Assert.Equal(["0", "10"], Mark.Of(marked).Single(part => part.Kind is FindingKind.Bodies).Values);
    }

    [Theory]
    [InlineData(10, false, 5)]
    [InlineData(4, false, 2)]
    [InlineData(0, false, 0)]
    [InlineData(10, true, 0)]
    public void Articles_without_a_picture_of_their_own_cost_points(int pictures, bool isLogo, int points) => Assert.Equal(points, Evidence.Points(
        Evidence.Sound with
        {
            Articles = Evidence.Articles((number, tried) => tried with { Article = tried.Article! with { Image = number >= pictures ? null : new Uri(isLogo ? "https://paper.example/logo.png" : $"https://paper.example/{number}.jpg") } }),
        },
        FindingKind.Images));

    [Theory]
    [InlineData("???? ?????? ?? ????? ??? ?????", true)]
    [InlineData("هل جاء؟ نعم جاء. ماذا قال؟", false)]
    [InlineData("خبر \uFFFD\uFFFD\uFFFD\uFFFD مكسور", true)]
    [InlineData("Really? Yes, really. How?", false)]
    public void Letters_that_were_lost_are_seen(string text, bool isGarbled) => Assert.Equal(isGarbled, ReadableText.Garble(text) > 0.1);

    private static TriedArticle Dated(TriedArticle tried, DateTimeOffset? date) => tried with { AnnouncedAt = date, PageDate = date, Article = tried.Article! with { Published = date } };
}
