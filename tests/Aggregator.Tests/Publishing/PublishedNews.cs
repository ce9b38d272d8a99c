using Aggregator.Extraction;
using Aggregator.Extraction.Sanitizing;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Sources;
using Aggregator.Stories;

namespace Aggregator.Tests.Publishing;

/// <summary>Invented articles with features that cause faults in feeds.</summary>
internal static class PublishedNews
{
    public static readonly EntryMaker Maker = new(new Uri("https://site.example/"), "site.example,2026", ShownImages.Direct);

    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 30, 15, TimeSpan.FromHours(1));

    public static readonly Source Paper = new()
    {
        Id = "ofoq",
        Name = "صحيفة الأفق",
        HomePage = new Uri("https://ofoq.example/"),
        FeedUrls = [new Uri("https://ofoq.example/feed?type=rss&lang=ar")],
        Category = "سياسة",
    };

    public static StoryArticle Article(long id = 1, string title = "افتتاح الجسر الجديد", string html = "<p>نص الخبر.</p>") => new()
    {
        Id = id,
        StoryId = id,
        At = At,
        FirstSeen = At,
        UpdatedAt = At,
        Article = new Article
        {
            SourceId = Paper.Id,
            Url = new Uri($"https://ofoq.example/خبر/{id}?a=1&b=2"),
            CanonicalUrl = new Uri($"https://ofoq.example/خبر/{id}"),
            Title = title,
            Lede = "مقدمة الخبر.",
            Body = Sanitizer.Sanitize(html, new Uri("https://ofoq.example/")),
            BodyText = "نص الخبر.",
            Image = new Uri("https://ofoq.example/صور/1.png?w=1&h=2"),
            Caption = "الجسر \"الجديد\"",
            Tags = ["جسور", "سياسة"],
            Language = "ar",
            Method = ExtractionMethod.Density,
            Quality = 1,
        },
    };

    public static FeedModel Feed(params IReadOnlyList<PublishedEntry> entries) => new()
    {
        Id = "tag:site.example,2026:feed",
        Title = "خيط الأخبار",
        Description = "أخبار الصحف العربية",
        HomePage = new Uri("https://site.example/"),
        Self = new Uri("https://site.example/feed.rss?country=ma&q=%D8%AE"),
        Entries = entries,
    };

    /// <summary>A feed of all kinds of entries: a plain one, one with a Latin headline, one with control characters, one without
    /// pictures, one with a headline only, one from a source without a feed.</summary>
    public static FeedModel Whole() => Feed(
        Maker.FromArticle(Article(), Paper),
        Maker.FromArticle(Article(2, "OpenSky تطلق قمرا & آخر <صغيرا>"), Paper),
        Maker.FromArticle(Article(3, "عنوان\u0001 فيه\u000B محارف \uD800ممنوعة", "<p>نص\u0002 فيه <img src='/a.jpg' alt='a>b' loading='lazy'> صورة</p><pre>a  b</pre>"), Paper),
        Maker.FromArticle(Article(4), Paper with { Publish = PublishLevel.Headline }),
        Maker.FromArticle(Article(5), Paper with { Publish = PublishLevel.Excerpt, FeedUrls = [] }),
        Maker.FromStory(
            new Story { Id = 6, Lead = Article(6), Duplicates = [Article(7, "العنوان في صحيفة أخرى")], FirstSeen = At, LastUpdated = At.AddHours(1) },
            _ => Paper));
}
