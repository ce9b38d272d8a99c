using System.Text;
using Aggregator.Extraction;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Xunit;

namespace Aggregator.Tests.Extraction;

/// <summary>Reads invented pages as the pipeline does.</summary>
internal static class Extracting
{
    public const string Paragraph =
        "أعلنت بلدية المدينة، صباح الاثنين، انطلاق أشغال توسعة الميناء القديم، بكلفة تناهز ثلاثين مليون درهم، على أن تنتهي قبل الصيف المقبل.";

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

    public static Article Article(string html, ParsedEntry? entry = null, Source? source = null) =>
        Assert.IsType<ExtractionOutcome.Extracted>(Outcome(html, entry, source)).Article;

    public static RejectionReason Reason(string html, string url = "https://news.example/2026/port.html") =>
        Assert.IsType<ExtractionOutcome.Rejected>(Outcome(html, url: url)).Reason;
}
