using Aggregator.Extraction;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.Verdicts;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("%PDF-1.7 ...", RejectionReason.NotHtml)]
    [InlineData("<html><head><title>Just a moment...</title></head><body><script src='/cdn-cgi/challenge-platform/h/b.js'></script>Checking</body></html>", RejectionReason.Blocked)]
    [InlineData("<html><head><title>Access</title></head><body><p>Sucuri WebSite Firewall - Access Denied</p></body></html>", RejectionReason.Blocked)]
    [InlineData("<html><head><title>الصحيفة</title></head><body><div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>", RejectionReason.NeedsJavaScript)]
    [InlineData("<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>", RejectionReason.NotAnArticle)]
    [InlineData("", RejectionReason.NotAnArticle)]
    [InlineData("<html><head><title>خبر</title></head><body><h1>خبر قصير</h1><p>سطر واحد لا غير.</p></body></html>", RejectionReason.NotAnArticle)]
    public void A_page_that_is_no_article_is_named(string html, RejectionReason reason) => Assert.Equal(reason, Reason(html));

    [Fact]
    public void Cloudflare_is_named_in_the_detail()
    {
        var outcome = Outcome("<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry</h1></body></html>");
        Assert.Contains("Cloudflare", Assert.IsType<ExtractionOutcome.Rejected>(outcome).Detail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subscribers_page_that_shows_only_its_beginning_is_paywalled() =>
        Assert.Equal(RejectionReason.Paywalled, Reason(Page($"<p>{Paragraph}</p><p>{Paragraph}</p><div><p>هذا المحتوى متاح للمشتركين فقط</p></div>")));

    [Fact]
    public void Text_in_another_language_than_the_source_is_refused()
    {
        const string English = "<p>The council announced on Monday that works at the old port would begin, at a cost of thirty million, and end before summer.</p>";
        Assert.Equal(RejectionReason.WrongLanguage, Reason($"<html><head><title>Port works begin</title></head><body><h1>Port works begin</h1>{English}{English}{English}</body></html>"));
    }

    [Fact]
    public void A_front_page_is_no_article()
    {
        var items = string.Concat(Enumerable.Range(1, 30).Select(i => $"<article class='item'><h2><a href='/{i}'>عنوان الخبر رقم {i} من أخبار اليوم المحلية</a></h2><p>{Paragraph[..110]}</p></article>"));
        Assert.Equal(RejectionReason.NotAnArticle, Reason($"<html><head><title>الصحيفة</title></head><body><h1>الصحيفة</h1>{items}</body></html>", "https://news.example/"));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<html><head><title>")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<svg><p class='")]
    [InlineData("<a href=\"<a href='<a href=")]
    [InlineData("<table><td><table><td><b><i><p></b></i></table>")]
    public void A_broken_page_gives_a_verdict(string html) => Assert.IsType<ExtractionOutcome.Rejected>(Outcome(html));

    [Fact]
    public void Random_bytes_give_a_verdict()
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var body = new byte[random.Next(1, 4000)];
            random.NextBytes(body);
            Assert.IsType<ExtractionOutcome.Rejected>(Outcome(body));
        }
    }
}
