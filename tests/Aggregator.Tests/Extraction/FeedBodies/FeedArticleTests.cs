using Aggregator.Extraction;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Feeds;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Extraction.FeedBodies;

public sealed class FeedArticleTests
{
    private static readonly Source Paper = new() { Id = "paper", Name = "الجريدة" };

    private static readonly string Long = string.Concat(Enumerable.Repeat("قال رئيس المجلس إن الأشغال ستنتهي قبل الصيف. ", 20));

    [Fact]
    public void Long_content_is_the_article_and_needs_no_page()
    {
        var entry = Entry() with { Content = new FeedText($"<p>{Long}</p><script>x()</script>", FeedTextKind.Html) };

        Assert.True(FeedArticle.IsWhole(entry));
        var article = FeedArticle.Make(entry, Paper);
        Assert.Equal(ExtractionMethod.FeedContent, article?.Method);
        Assert.DoesNotContain("script", article?.Body.Value, StringComparison.Ordinal);
        Assert.Equal(Long.Trim(), article?.BodyText);
    }

    [Fact]
    public void Content_that_breaks_off_is_an_excerpt()
    {
        var entry = Entry() with { Content = new FeedText($"<p>{Long} […]</p>", FeedTextKind.Html) };

        Assert.False(FeedArticle.IsWhole(entry));
        Assert.Equal(ExtractionMethod.FeedExcerpt, FeedArticle.Make(entry, Paper)?.Method);
    }

    [Theory]
    [InlineData("<p>قصير.</p>")]
    [InlineData("{long}")]
    [InlineData("<p>{long}</p><p>…</p></div>")]
    [InlineData("<div hidden>{long}</div><p>قصير.</p>")]
    [InlineData("<ul><li><a href='/2'>{long}</a></li></ul>")]
    [InlineData("<script>{long}</script><p>قصير.</p>")]
    public void The_full_reading_accepts_no_text_that_the_quick_check_refused(string content)
    {
        var entry = Entry() with { Content = new FeedText(content.Replace("{long}", Long, StringComparison.Ordinal), FeedTextKind.Html) };
        Assert.True(FeedArticle.IsWhole(entry) || FeedArticle.Make(entry, Paper)?.Method == ExtractionMethod.FeedExcerpt);
    }

    [Fact]
    public void An_empty_title_is_replaced_by_the_beginning_of_the_text()
    {
        var entry = Entry() with { Title = new FeedText(" ", FeedTextKind.Text), Summary = new FeedText(Long, FeedTextKind.Text) };

        var title = FeedArticle.Title(entry);
        Assert.StartsWith("قال رئيس المجلس", title, StringComparison.Ordinal);
        Assert.EndsWith("…", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    public void An_address_that_is_not_http_gives_no_article(string address) =>
        Assert.Null(FeedArticle.Make(Entry() with { Link = new Uri(address), Content = new FeedText($"<p>{Long}</p>", FeedTextKind.Html) }, Paper));

    [Fact]
    public void Without_address_there_is_no_article() => Assert.Null(FeedArticle.Make(Entry() with { Link = null }, Paper));

    private static ParsedEntry Entry() => new()
    {
        Link = new Uri("https://paper.example/1"),
        Title = new FeedText("انطلاق أشغال الجسر", FeedTextKind.Text),
    };
}
