using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Trials;
using Aggregator.Trials.Marks;

namespace Aggregator.Tests.Trials;

/// <summary>A sound paper, of which each test spoils one thing.</summary>
internal static class Evidence
{
    public static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Headlines =
    [
        "افتتاح سوق جديد للخضر في حي الزيتون", "المجلس البلدي يناقش ميزانية العام المقبل", "أمطار غزيرة متوقعة على المرتفعات",
        "فريق الميناء يتأهل إلى نصف النهائي", "وزارة الصحة تطلق حملة تلقيح في القرى", "ارتفاع أسعار الأسماك في أسواق الساحل",
        "معرض للكتاب المستعمل يستقبل زواره", "قطار الضواحي يعود إلى العمل بعد أسبوع", "طلبة المعهد يعرضون مشاريعهم", "حريق محدود في مستودع للأخشاب",
    ];

    public static TrialEvidence Sound { get; } = new()
    {
        Now = Now,
        Followed = new Uri("https://paper.example/feed"),
        Home = Home("جريدة الميناء", "أخبار الميناء والساحل كل يوم"),
        Feed = new ParsedFeed { Format = FeedFormat.Rss, Title = new FeedText("جريدة الميناء", FeedTextKind.Text), Link = new Uri("https://paper.example/") },
        Entries = Entries(),
        Articles = Articles(),
    };

    public static HomePage Home(string title, string text, string url = "https://paper.example/") => new() { Url = new Uri(url), Title = title, Text = text, OwnLinks = 40 };

    public static IReadOnlyList<ParsedEntry> Entries(Func<int, string>? link = null, Func<int, string>? title = null, string summary = "قال مصدر محلي إن الأمر سيبدأ يوم الأحد.") =>
    [
        .. Headlines.Select((headline, number) => new ParsedEntry
        {
            Link = new Uri(link?.Invoke(number) ?? $"https://paper.example/news/{number}"),
            Title = new FeedText(title?.Invoke(number) ?? headline, FeedTextKind.Text),
            Summary = new FeedText(summary, FeedTextKind.Text),
            Published = Now.AddHours(-number - 1),
        }),
    ];

    public static IReadOnlyList<TriedArticle> Articles(Func<int, TriedArticle, TriedArticle>? change = null) =>
        [.. Headlines.Select((headline, number) => Article(headline, number)).Select((tried, number) => change?.Invoke(number, tried) ?? tried)];

    public static TriedArticle Without(TriedArticle tried, RejectionReason reason) => tried with { Article = null, Verdict = ArticleVerdict.Nothing, Rejection = reason, PageDate = null, AnnouncedAt = null };

    public static TriedArticle WithText(TriedArticle tried, string text) => tried with { Article = tried.Article! with { BodyText = text } };

    public static int Points(TrialEvidence evidence, FindingKind part) => Mark.Of(evidence).Single(finding => finding.Kind == part).Points ?? -1;

    private static TriedArticle Article(string headline, int number)
    {
        var url = new Uri($"https://paper.example/news/{number}");
        return new TriedArticle
        {
            Url = url,
            Entry = new ParsedEntry { Link = url },
            Announced = headline,
            AnnouncedAt = Now.AddHours(-number - 1),
            Verdict = ArticleVerdict.Whole,
            PageDate = Now.AddHours(-number - 1),
            Article = new Article
            {
                SourceId = "paper",
                Url = url,
                CanonicalUrl = url,
                Title = headline,
                Body = SafeHtml.Empty,
                BodyText = $"{headline}، بحسب ما أعلنته البلدية.\nوأضاف المتحدث في شأن «{headline}» أن العمل يستمر حتى نهاية الشهر المقبل.",
                Image = new Uri($"https://paper.example/{number}.jpg"),
                Published = Now.AddHours(-number - 1),
                Language = "ar",
                Method = ExtractionMethod.Density,
                Quality = 0.9,
            },
        };
    }
}
