using System.Text;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Extraction;

public sealed class ArticleExtractorTests
{
    private const string Paragraph =
        "أعلنت بلدية المدينة، صباح الاثنين، انطلاق أشغال توسعة الميناء القديم، بكلفة تناهز ثلاثين مليون درهم، على أن تنتهي قبل الصيف المقبل.";

    [Fact]
    public void A_read_also_box_inside_the_body_is_left_out()
    {
        var article = Extracted(Page($"<p>{Paragraph}</p><p>اقرأ أيضا: <a href='/2'>خبر آخر لا شأن له بالميناء</a></p><p>{Paragraph} وأضافت.</p>"));
        Assert.DoesNotContain("اقرأ", article.BodyText, StringComparison.Ordinal);
        Assert.Equal(2, article.BodyText.Split('\n').Length);
    }

    [Fact]
    public void Line_breaks_without_paragraphs_become_paragraphs()
    {
        var article = Extracted(Page($"{Paragraph}<br><br>{Paragraph} وتابع.<br><br>{Paragraph} وختم."));
        Assert.Equal(3, article.BodyText.Split('\n').Length);
        Assert.Contains("<p>", article.Body.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_page_is_named()
    {
        var outcome = Outcome("%PDF-1.7 ...");
        Assert.Equal(RejectionReason.NotHtml, Assert.IsType<ExtractionOutcome.Rejected>(outcome).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("<html><head><title>")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<svg><p class='")]
    public void A_broken_page_gives_a_verdict(string html) => Assert.IsType<ExtractionOutcome.Rejected>(Outcome(html));

    private static string Page(string body) =>
        $"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم - الصحيفة</title></head><body><h1>توسعة الميناء القديم تنطلق اليوم</h1><div class='entry-content'>{body}</div></body></html>";

    private static Article Extracted(string html) => Assert.IsType<ExtractionOutcome.Extracted>(Outcome(html)).Article;

    private static ExtractionOutcome Outcome(string html) => ArticleExtractor.Extract(
        new FetchedDocument { Url = new Uri("https://news.example/1"), Body = Encoding.UTF8.GetBytes(html), FetchedAt = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero) },
        new ExtractionRequest { Source = new Source { Id = "news", Name = "الصحيفة" } });
}
