using System.Text;
using Xunit;

namespace Aggregator.Tests.Extraction;

/// <summary>Pages that try to stop the extractor. Each must give a result within two seconds of processor time and 300 MB,
/// without an exception.</summary>
public sealed class HostilePageTests
{
    private const long MaxBytes = 300_000_000;
    private const int Large = 10_000_000;

    // The limit of two seconds holds for the shipped program. Tests run unoptimised code on busy machines, so they allow four.
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(4);

    public static TheoryData<string> Shapes => [.. Pages.Keys];

    private static readonly Dictionary<string, Func<string>> Pages = new()
    {
        ["ten megabytes of paragraphs"] = () => Framed(Filled(Extracting.Paragraph.Insert(0, "<p>") + "</p>\n", Large)),
        ["ten megabytes of one paragraph"] = () => Framed("<p>" + Filled(Extracting.Paragraph + " ", Large)),
        ["ten megabytes of links"] = () => Framed(Filled("<li><a href=\"/news/12?page=2\" class=\"x\">خبر آخر من المدينة</a></li>", Large)),
        ["ten megabytes of one word"] = () => Framed("<p>" + new string('ا', Large)),
        ["ten megabytes of script"] = () => Framed($"<p>{Extracting.Paragraph}</p><script>{Filled("var a=1;", Large)}"),
        ["ten megabytes of JSON-LD"] = () => Framed($"<script type=\"application/ld+json\">{Filled("{\"@graph\":[{\"a\":", Large)}</script>"),
        ["ten megabytes of one attribute"] = () => Framed($"<p class=\"{Filled("article body ", Large)}\">{Extracting.Paragraph}</p>"),
        ["ten thousand deep in divisions"] = () => Framed(Filled("<div class=\"entry-content\">", 10_000 * 27) + $"<p>{Extracting.Paragraph}"),
        ["ten thousand deep in formatting"] = () => Framed(Filled("<b><i><font color=red>", 10_000 * 21) + Extracting.Paragraph),
        ["ten thousand deep in lists"] = () => Framed(Filled("<ul><li>", 10_000 * 8) + Extracting.Paragraph),
        ["ten thousand deep in tables"] = () => Framed(Filled("<table><tr><td>", 10_000 * 15) + Extracting.Paragraph),
        ["ten thousand deep in quotes"] = () => Framed(Filled("<blockquote class=\"twitter-tweet\">", 10_000 * 34) + Extracting.Paragraph),
        ["ten thousand deep in links"] = () => Framed(Filled("<a href=\"?page=2\"><span>", 10_000 * 24) + Extracting.Paragraph),
        ["ten thousand forms, buttons and fields"] = () => Framed(Filled("<form><button><fieldset><legend>", 10_000 * 32) + Extracting.Paragraph),
        ["ten thousand deep in drawings"] = () => Framed(Filled("<svg><foreignObject><math><mtext>", 10_000 * 33) + Extracting.Paragraph),
        ["a million empty elements"] = () => Framed(Filled("<i></i>", 7_000_000) + $"<p>{Extracting.Paragraph}</p>"),
        ["a million breaks"] = () => Framed(Filled("<br>", 4_000_000) + Extracting.Paragraph),
        ["a million frames"] = () => Framed(Filled("<iframe src=\"https://www.youtube.com/embed/aaaaaaaaaaa\"></iframe>", 6_500_000) + $"<p>{Extracting.Paragraph}</p>"),
        ["a million unclosed paragraphs"] = () => Framed(Filled("<p>نص", 5_000_000)),
        ["a million unclosed quotes"] = () => Framed(Filled("<a href=\"/x <p title='", 5_000_000)),
        ["a million comments"] = () => Framed(Filled("<!-- x -->", Large)),
        ["a million references"] = () => Framed("<p>" + Filled("&nbsp;&amp;&#1575;", Large)),
        ["a million less-than signs"] = () => Framed(Filled("< ", 2_000_000)),
        ["headlines without end"] = () => Framed(Filled("<h1>عنوان الخبر</h1>", 3_000_000)),
        ["captions without end"] = () => Framed(Filled("<figure><img src=/a.jpg><figcaption>صورة</figcaption></figure>", 5_000_000) + $"<p>{Extracting.Paragraph}</p>"),
        ["dates and authors without end"] = () => Framed(Filled("<span class=\"date author\">الإثنين 5 يناير 2026 كتب: سمير</span>", 5_000_000) + $"<p>{Extracting.Paragraph}</p>"),
        ["formatting opened again in every paragraph"] = () => Framed(Numbered(3_000, i => $"<font class=c{i}>") + Filled("<p>نص", 500_000)),
        ["formatting closed in the wrong order"] = () => Framed(Filled("<b><p>", 60_000) + Filled("<a href=/x><div><i></a></b>", 1_000_000)),
        ["formatting that other formatting closes"] = () => Framed(Numbered(5_000, i => $"<b class=c{i}><div>") + Filled("</b></i>", 100_000)),
        ["paragraphs deep in fonts, fonts deep in paragraphs"] = () => Framed("<p>" + Filled("<font size=1><p>", 10_000 * 16) + Extracting.Paragraph),
        ["links that never close"] = () => Framed(Filled("<a href='/x'>رابط", 2_000_000)),
        ["links that never close, each unlike the last"] = () => Framed(Numbered(50_000, i => $"<a href=/{i}><div>رابط")),
        ["lists and end tags that close nothing"] = () => Framed(Filled("<ul><li>", 10_000 * 8) + Filled("</p></div></h1></li>", 2_000_000)),
        ["deep and then a million less-than signs"] = () => Framed(Filled("<i><ul>", 10_000 * 7) + Filled("< ", 2_000_000)),
        ["choices in choices"] = () => Framed(Filled("<select><optgroup><option>", 10_000 * 26) + Extracting.Paragraph),
        ["options without end"] = () => Framed("<select>" + Filled("<option>نص", 3_000_000)),
        ["options outside a choice"] = () => Framed(Filled("<optgroup><option><b>", 10_000 * 21) + Extracting.Paragraph),
        ["templates in templates"] = () => Framed(Filled("<template>", 10_000 * 10) + Extracting.Paragraph),
        ["templates with parts of tables"] = () => Framed(Filled("<template><tr><td></template><template><col>", 3_000_000)),
        ["frames instead of a body"] = () => "<html>" + Filled("<frameset><frame src=a>", 3_000_000) + $"<p>{Extracting.Paragraph}",
        ["text and boxes that tables throw out"] = () => Framed(Filled("<table><p>نص<div><tr>خبر", 10_000 * 24) + Extracting.Paragraph),
        ["tables inside tables without cells"] = () => Framed(Filled("<table><tbody><table><caption>", 10_000 * 30) + Extracting.Paragraph),
        ["a table that throws out a hundred thousand pieces"] = () => Framed("<table>" + Filled("<tr><b>نص</b>", 2_000_000)),
        ["tables in paragraphs of a page without a type"] = () => $"<html><body>{Filled("<p><table><tr><td><p>", 10_000 * 21)}{Extracting.Paragraph}",
        ["types of document again and again"] = () => Filled("<!DOCTYPE html><html class=a><body id=b><table>", 3_000_000),
        ["a hundred thousand attributes"] = () => Framed($"<p {Numbered(100_000, i => $"a{i}=b ")}>{Extracting.Paragraph}"),
        ["one attribute a hundred thousand times"] = () => Framed($"<p {Filled("data-src=b class=c ", 2_000_000)}>{Extracting.Paragraph}"),
        ["bodies that add attributes"] = () => Framed(Numbered(100_000, i => $"<body data-src=x{i} class=c{i}>")),
        ["buttons in buttons"] = () => Framed(Filled("<button><span>", 10_000 * 14) + Extracting.Paragraph),
        ["ruby in ruby"] = () => Framed(Filled("<ruby><rb>نص<rt>", 10_000 * 16) + Extracting.Paragraph),
        ["objects and marquees that bound formatting"] = () => Framed(Filled("<marquee><b><object><i>", 10_000 * 23) + Extracting.Paragraph),
        ["definitions in definitions"] = () => Framed(Filled("<dl><dt>نص<dd>", 10_000 * 13) + Extracting.Paragraph),
        ["drawings that never close"] = () => Framed(Filled("<svg>", 1_500_000)),
        ["scripts that never close"] = () => Framed(Filled("<script>{", 3_000_000)),
        ["nothing"] = () => "",
        ["a page of blanks"] = () => Filled(" \n", Large),
        ["everything opened and nothing closed"] = () => "<html><head><title>خبر<body><main><article><section><h1>خبر<div><p>" + Extracting.Paragraph + "<ul><li><b><a href='x'><table><tr><td><blockquote><svg><style><script>",
        ["only end tags"] = () => Filled("</div></p></body></html></table>", 3_000_000),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_page_made_to_stop_us_gets_a_verdict_in_time(string shape) => AssertModest(Encoding.UTF8.GetBytes(Pages[shape]()), shape);

    [Fact]
    public void Binary_rubbish_gets_a_verdict_in_time()
    {
        var bytes = new byte[Large];
        new Random(11).NextBytes(bytes);
        AssertModest(bytes, "random bytes");
        AssertModest([.. "<html><body><p>"u8, .. bytes.Where(value => value >= 32)], "rubbish in a page");
        AssertModest([0xFF, 0xFE, .. bytes], "rubbish said to be UTF-16");
    }

    internal static void AssertModest(byte[] page, string what)
    {
        var reading = MeasuredReading.Within(MaxTime, () => Extracting.Outcome(page));
        Assert.True(reading.ProcessorTime <= MaxTime, $"{what} took {reading.ProcessorTime.TotalMilliseconds:0} ms of processor time.");
        Assert.True(reading.AllocatedBytes <= MaxBytes, $"{what} took {reading.AllocatedBytes / 1_000_000} MB.");
    }

    private static string Framed(string body) =>
        $"<!DOCTYPE html><html lang='ar'><head><title>توسعة الميناء القديم</title></head><body><h1>توسعة الميناء القديم</h1><div class='entry-content'>{body}";

    private static string Numbered(int count, Func<int, string> piece) => string.Concat(Enumerable.Range(0, count).Select(piece));

    private static string Filled(string piece, int length) => new StringBuilder(length + piece.Length).Insert(0, piece, length / piece.Length).ToString();
}
