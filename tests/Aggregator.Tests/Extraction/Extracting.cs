using System.Text;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Extraction;

/// <summary>Extracts invented pages as the pipeline does.</summary>
internal static class Extracting
{
    public const string Paragraph =
        "أعلنت بلدية المدينة، صباح الاثنين، انطلاق أشغال توسعة الميناء القديم، بكلفة تناهز ثلاثين مليون درهم، على أن تنتهي قبل الصيف المقبل.";

    /// <summary>Long paragraphs, each with a different text.</summary>
    public static string[] Story { get; } =
    [
        "افتتحت مدينة الزهراء، مساء السبت، مكتبة عامة جديدة في مبنى محطة القطار القديمة، بعد ثلاث سنوات من أشغال الترميم التي مولتها جمعية أصدقاء الكتاب.",
        "وتضم المكتبة خمسين ألف كتاب، وقاعة للأطفال، ومختبرا صغيرا لترميم المخطوطات، كما تفتح أبوابها للطلبة إلى منتصف الليل في أيام الامتحانات.",
        "وقالت مديرة المكتبة إن الاشتراك مجاني للجميع، وإن حافلة محملة بالكتب ستجوب القرى المجاورة مرتين في الأسبوع، ابتداء من الشهر المقبل.",
        "وعبر سكان الحي عن فرحتهم بالمشروع، لكنهم طالبوا البلدية بتوفير موقف للسيارات، وبإضاءة الشارع المؤدي إلى المحطة قبل حلول الشتاء.",
    ];

    public static string Paragraphs(params IEnumerable<string> texts) => string.Concat(texts.Select(text => $"<p>{text}</p>"));

    public static DateTimeOffset Now { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static Source Newspaper { get; } = new() { Id = "news", Name = "الصحيفة" };

    public static string Page(string body, string head = "", string before = "") =>
        $"<html lang='ar'><head><title>توسعة الميناء القديم تنطلق اليوم - الصحيفة</title>{head}</head><body>{before}<h1>توسعة الميناء القديم تنطلق اليوم</h1><div class='entry-content'>{body}</div></body></html>";

    public static ExtractionOutcome Outcome(string html, ParsedEntry? entry = null, Source? source = null, string url = "https://news.example/2026/port.html") =>
        Outcome(Encoding.UTF8.GetBytes(html), entry, source, url);

    public static ExtractionOutcome Outcome(byte[] body, ParsedEntry? entry = null, Source? source = null, string url = "https://news.example/2026/port.html") =>
        ArticleExtractor.Extract(
            new FetchedDocument { Url = new Uri(url), Body = body, FetchedAt = Now },
            new ExtractionRequest { Source = source ?? Newspaper, Entry = entry });

    /// <summary>The reading of a page, with or without an article.</summary>
    public static PageReading Reading(string html, ParsedEntry? entry = null, string url = "https://news.example/2026/port.html") =>
        ArticleExtractor.Read(
            new FetchedDocument { Url = new Uri(url), Body = Encoding.UTF8.GetBytes(html), FetchedAt = Now },
            new ExtractionRequest { Source = Newspaper, Entry = entry });

    public static Article Article(string html, ParsedEntry? entry = null, Source? source = null) =>
        Assert.IsType<ExtractionOutcome.Extracted>(Outcome(html, entry, source)).Article;

    public static RejectionReason Reason(string html, string url = "https://news.example/2026/port.html") =>
        Assert.IsType<ExtractionOutcome.Rejected>(Outcome(html, url: url)).Reason;
}
