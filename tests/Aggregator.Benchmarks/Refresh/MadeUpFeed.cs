using System.Globalization;
using System.Text;

namespace Aggregator.Benchmarks.Refresh;

/// <summary>An RSS 2.0 document with made-up Arabic texts, all different and the same in every run.</summary>
internal static class MadeUpFeed
{
    private const int WordsPerEntry = 130;

    private static readonly string[] Stems =
    [
        "مجلس", "مدينة", "مشروع", "وزير", "قرار", "سوق", "جامعة", "طريق", "ميناء", "شركة", "فريق", "مباراة", "موسم", "مطر", "ماء",
        "طاقة", "صحة", "مستشفى", "مدرسة", "طالب", "باحث", "كتاب", "معرض", "مهرجان", "سينما", "اقتصاد", "تجارة", "بنك", "سعر", "نفط",
        "قمح", "زراعة", "فلاح", "بحر", "صياد", "جبل", "قرية", "حكومة", "برلمان", "قانون", "محكمة", "قاض", "شرطة", "أمن", "حدود",
        "سفير", "قمة", "اتفاق", "هدنة", "لجنة",
    ];

    public static string Write(int feed, int entries)
    {
        var random = new Random(feed);
        var text = new StringBuilder(64 * 1024);
        text.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>جريدة {feed}</title><link>http://paper{feed}.example/</link><description>صحيفة متخيلة</description><language>ar</language>

            """);
        for (var i = 0; i < entries; i++)
        {
            WriteEntry(text, random, feed, i);
        }

        return text.Append("</channel></rss>\n").ToString();
    }

    private static void WriteEntry(StringBuilder text, Random random, int feed, int entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{feed}-{entry}</guid>")
            .Append(CultureInfo.InvariantCulture, $"<link>http://paper{feed}.example/news/{entry}</link>")
            .Append(CultureInfo.InvariantCulture, $"<pubDate>Sun, 22 Nov 2026 {entry % 24:D2}:{feed % 60:D2}:00 GMT</pubDate><title>");
        WriteWords(text, random, 9);
        text.Append("</title><content:encoded><![CDATA[<p>");
        for (var paragraph = 0; paragraph < 4; paragraph++)
        {
            WriteWords(text, random, WordsPerEntry / 4);
            text.Append(paragraph < 3 ? ".</p><p>" : ".</p>");
        }

        text.Append("]]></content:encoded></item>\n");
    }

    internal static void WriteWords(StringBuilder text, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // A stem with a number in letters after it. So texts differ, and words have natural lengths.
            text.Append(i > 0 ? " " : "").Append(random.Next(3) == 0 ? "ال" : "").Append(Stems[random.Next(Stems.Length)]);
            if (random.Next(2) == 0)
            {
                text.Append((char)('\u0628' + random.Next(18))).Append((char)('\u0641' + random.Next(8)));
            }
        }
    }
}
