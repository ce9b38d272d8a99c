using Aggregator.Extraction;
using Aggregator.Feeds;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.FeedBodies;

public sealed class FeedOrPageTests
{
    private static readonly Uri Link = new("https://news.example/2026/port.html?utm_source=feed");

    [Fact]
    public void Full_feed_content_wins_over_a_page_that_shows_less()
    {
        var content = string.Concat(Enumerable.Range(0, 6).Select(i => $"<p>{Paragraph} وتابع المصدر في المرة {i}.</p>"));
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph}</p>"), Entry(content: content));
        Assert.Equal(ExtractionMethod.FeedContent, article.Method);
        Assert.Equal(6, article.BodyText.Split('\n').Length);
    }

    [Fact]
    public void A_page_with_less_than_its_feed_excerpt_has_failed()
    {
        var summary = string.Concat(Enumerable.Repeat(Paragraph + " ", 6));
        var outcome = Outcome(Page($"<p>{Paragraph}</p><p>{Paragraph}</p>"), Entry(summary: summary));
        Assert.Equal(RejectionReason.TooShort, Assert.IsType<ExtractionOutcome.Rejected>(outcome).Reason);
    }

    [Fact]
    public void The_page_wins_when_it_has_as_much_text()
    {
        var article = Article(Page($"<p>{Paragraph}</p><p>{Paragraph}</p>"), Entry(content: $"<p>{Paragraph}</p><p>{Paragraph}</p>"));
        Assert.NotEqual(ExtractionMethod.FeedContent, article.Method);
    }

    [Fact]
    public void The_feed_alone_makes_an_article_and_drops_its_own_advertisement()
    {
        var article = ArticleExtractor.FromFeed(
            Entry(content: $"<p>{Paragraph}</p><p>{Paragraph}</p><p>{Paragraph}</p><p>{Paragraph}</p><p>{Paragraph}</p><p>{Paragraph}</p><p>ظهرت المقالة <a href='/1'>توسعة الميناء</a> أولاً على <a href='/'>الصحيفة</a>.</p>"),
            new ExtractionRequest { Source = Newspaper });
        Assert.Equal(ExtractionMethod.FeedContent, article?.Method);
        Assert.Equal("https://news.example/2026/port.html", article?.CanonicalUrl.AbsoluteUri);
        Assert.DoesNotContain("ظهرت", article?.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_is_said_to_be_an_excerpt()
    {
        var article = ArticleExtractor.FromFeed(Entry(summary: $"{Paragraph}..."), new ExtractionRequest { Source = Newspaper });
        Assert.Equal(ExtractionMethod.FeedExcerpt, article?.Method);
    }

    [Fact]
    public void An_entry_without_title_is_named_by_its_first_words()
    {
        var article = ArticleExtractor.FromFeed(Entry(summary: Paragraph) with { Title = null }, new ExtractionRequest { Source = Newspaper });
        Assert.StartsWith("أعلنت بلدية المدينة", article?.Title, StringComparison.Ordinal);
        Assert.Null(ArticleExtractor.FromFeed(new ParsedEntry { Link = Link }, new ExtractionRequest { Source = Newspaper }));
    }

    private static ParsedEntry Entry(string? content = null, string? summary = null) => new()
    {
        Link = Link,
        Title = new FeedText("توسعة الميناء القديم", FeedTextKind.Text),
        Content = content is null ? null : new FeedText(content, FeedTextKind.Html),
        Summary = summary is null ? null : new FeedText(summary, FeedTextKind.Html),
    };
}
