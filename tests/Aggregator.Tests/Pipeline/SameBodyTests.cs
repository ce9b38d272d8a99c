using Aggregator.Extraction;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;

namespace Aggregator.Tests.Pipeline;

/// <summary>Pages of one paper with one text under different headlines: the text is wrong, and no entry may be lost.</summary>
public sealed class SameBodyTests : IDisposable
{
    private static readonly string[] Headlines = ["هبوط طفيف في أسعار الذهب", "فوز المنتخب على ضيفه بثلاثة أهداف", "انقطاع الكهرباء عن حي الزيتون"];

    private readonly PipelineUnderTest _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Theory]
    [InlineData("تفاصيل جديدة عن خبر: {0}، كما وردت من مراسلنا قبل قليل.")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{0}")]
    public async Task Each_entry_is_an_article(string? summary)
    {
        _pipeline.Web.Serve(FeedUrl, Rss([.. Headlines.Select((title, i) => Item($"n{i}", title, summary: summary?.Replace("{0}", title, StringComparison.Ordinal)))]));
        foreach (var (title, i) in Headlines.Select((title, i) => (title, i)))
        {
            // The extractor reads a box of the template, which every page has and which is about none of the headlines.
            _pipeline.Web.Serve($"https://rabat.example/n{i}", $"<html lang='ar'><head><title>{title}</title></head><body><h1>{title}</h1><div>{Prose("توسيع المتنزه")}</div></body></html>", "text/html");
        }

        await _pipeline.RoundAsync();
        var articles = await _pipeline.Store.LatestAsync();
        Assert.Equal(Headlines.Order(StringComparer.Ordinal), articles.Select(article => article.Article.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_feeds_text_stands_in_for_a_page_about_something_else()
    {
        const string excerpt = "تراجعت أسعار الذهب دينارين في ختام تداولات اليوم في السوق المحلية.";
        _pipeline.Web.Serve(FeedUrl, Rss(Item("n1", Headlines[0], summary: excerpt)));
        _pipeline.Web.Serve("https://rabat.example/n1", $"<html lang='ar'><head><title>{Headlines[0]}</title></head><body><h1>{Headlines[0]}</h1><div>{Prose("توسيع المتنزه")}</div></body></html>", "text/html");
        await _pipeline.RoundAsync();
        var article = Assert.Single(await _pipeline.Store.LatestAsync()).Article;
        Assert.Equal((excerpt, ExtractionMethod.FeedExcerpt), (article.BodyText, article.Method));
    }
}
