using Aggregator.Stories;

namespace Aggregator.Tests.Stories;

/// <summary>Invented articles: sentences from a small vocabulary. The same seed gives the same text on every machine.</summary>
internal static class InventedArticles
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Beginnings = ["م", "ت", "اس", "مس", "مت", "ي", "ان", ""];
    private static readonly string[] Roots = ["كتب", "درس", "فتح", "علن", "صدر", "زرع", "نقل", "سكن", "طرق", "بحر", "جبل", "صنع", "شرك", "وزر", "حكم", "جمع", "نشر", "سفر", "قطر", "مطر"];
    private static readonly string[] Endings = ["", "ة", "ات", "ون", "ين", "ها", "ي", "ان"];

    public static GroupingArticle Article(long id, string title, string body, string source = "sada", double hours = 0) => new()
    {
        Id = id,
        SourceId = source,
        Title = title,
        BodyText = body,
        UrlKey = $"{source}.example/{id}",
        At = Morning.AddHours(hours),
    };

    /// <summary>A different text for each seed.</summary>
    public static string Text(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));
    }

    private static string Word(Random random) =>
        Beginnings[random.Next(Beginnings.Length)] + Roots[random.Next(Roots.Length)] + Roots[random.Next(Roots.Length)] + Endings[random.Next(Endings.Length)];
}
