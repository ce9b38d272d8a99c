using System.Globalization;
using Aggregator.Extraction;
using Aggregator.Extraction.Sanitizing;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>Makes the article with a number, the same in every run. Common and rare words are distributed as in a
/// language.</summary>
internal static class MadeUpArticle
{
    private const int Paragraphs = 5;
    private const int TitleWords = 9;

    private static readonly string[] Sections = ["سياسة", "اقتصاد", "رياضة", "ثقافة", "مجتمع"];

    public static ZipfWords Words { get; } = new(5);

    public static Article Write(int number, string source, DateTimeOffset? published)
    {
        var (title, body) = Texts(number);
        var paragraphs = body.Chunk((body.Length + Paragraphs - 1) / Paragraphs).Select(words => string.Join(' ', words)).ToList();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{source}.example/news/{number}"));
        return new Article
        {
            SourceId = source,
            Url = address,
            CanonicalUrl = address,
            Title = title,
            Lede = paragraphs[0],
            Body = Sanitizer.Sanitize(string.Concat(paragraphs.Select(text => $"<p>{text}.</p>")), address),
            BodyText = string.Join('\n', paragraphs),
            Section = Sections[number % Sections.Length],
            Tags = ["مياه", "اقتصاد أخضر"],
            Published = published,
            Language = "ar",
            Method = ExtractionMethod.FeedContent,
            Quality = 1,
        };
    }

    /// <summary>Two neighbouring words of the article, as a reader would remember them.</summary>
    public static string Phrase(int number)
    {
        var (_, body) = Texts(number);
        return $"\"{body[2]} {body[3]}\"";
    }

    private static (string Title, string[] Body) Texts(int number)
    {
        var random = new Random(number);
        return (string.Join(' ', Words.Text(random, TitleWords)), Words.Text(random, 120 + random.Next(260)));
    }
}
