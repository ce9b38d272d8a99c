using Aggregator.Extraction;
using Aggregator.Feeds;
using Xunit;
using static Aggregator.Tests.Extraction.Extracting;

namespace Aggregator.Tests.Extraction.FeedBodies;

/// <summary>Pages with a text on another subject than their feed entry.</summary>
public sealed class FeedLikenessTests
{
    [Theory]
    [InlineData("هبوط طفيف في أسعار الذهب", "تراجعت أسعار الذهب دينارين في ختام تداولات اليوم في السوق المحلية.")]
    [InlineData("فوز المنتخب على ضيفه بثلاثة أهداف", "فاز المنتخب مساء أمس على ضيفه بثلاثة أهداف نظيفة، وتأهل إلى النهائي.")]
    [InlineData("انقطاع الكهرباء عن حي الزيتون", "<p>انقطعت الكهرباء عن حي الزيتون بسبب عطل طارئ في المحطة الفرعية.</p>")]
    [InlineData("Gold prices fall slightly", "Gold prices slipped on Monday as traders waited for inflation figures due later this week.")]
    public void A_text_about_something_else_is_doubted(string title, string summary)
    {
        var rejected = Assert.IsType<ExtractionOutcome.Rejected>(Outcome(Page(Paragraphs(Story)), Entry(title, summary)));
        Assert.Equal(RejectionReason.OtherText, rejected.Reason);
        Assert.Contains("words of the feed's own text", $"{rejected.Detail}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("مكتبة عامة في محطة القطار", "خمسون ألف كتاب في انتظار القراء بعد ثلاث سنوات من الترميم في مدينة الزهراء.")]
    [InlineData("قراء الزهراء يعودون إلى القطار", "صحيفة إلكترونية مستقلة تتجدد على مدار الساعة وتنقل لكم الخبر أولا بأول من كل مكان.")]
    [InlineData("بعد طول انتظار", "افتتحت مدينة الزهراء مكتبة عامة جديدة في مبنى المحطة القديمة.")]
    [InlineData("هبوط طفيف في أسعار الذهب", "التفاصيل…")]
    public void A_page_is_not_refused_for_an_excerpt_that_is_retold_missing_or_worthless(string title, string summary) =>
        Assert.IsType<ExtractionOutcome.Extracted>(Outcome(Page(Paragraphs(Story)), Entry(title, summary)));

    private static ParsedEntry Entry(string title, string summary) => new()
    {
        Link = new Uri("https://news.example/2026/port.html"),
        Title = new FeedText(title, FeedTextKind.Text),
        Summary = new FeedText(summary, FeedTextKind.Html),
    };
}
