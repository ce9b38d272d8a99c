using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>Shares of shingles that were found, invented and missed; they sum to 1.</summary>
internal readonly record struct ShingleShares(double Hit, double Extra, double Missed)
{
    public double Precision => Hit + Extra == 0 ? 0 : Hit / (Hit + Extra);

    public double Recall => Hit + Missed == 0 ? 0 : Hit / (Hit + Missed);
}

/// <summary>scrapinghub's body score: 4-grams of words, precision and recall averaged over pages, F1 of the averages.</summary>
internal static partial class BodyScore
{
    private const int ShingleLength = 4;

    public static ShingleShares Compare(IReadOnlyList<string> truth, IReadOnlyList<string> found)
    {
        var (expected, actual) = (Shingles(truth), Shingles(found));
        double hit = 0, extra = 0, missed = 0;
        foreach (var key in expected.Keys.Union(actual.Keys))
        {
            var (x, y) = (expected.GetValueOrDefault(key), actual.GetValueOrDefault(key));
            hit += Math.Min(x, y);
            extra += Math.Max(0, y - x);
            missed += Math.Max(0, x - y);
        }

        var sum = Math.Max(1, hit + extra + missed);
        return new ShingleShares(hit / sum, extra / sum, missed / sum);
    }

    public static (double Precision, double Recall, double F1) Summarise(IReadOnlyList<ShingleShares> pages)
    {
        if (pages.Count == 0)
        {
            return (0, 0, 0);
        }

        // A page without any result has no precision.
        var precise = pages.Where(page => page.Hit + page.Extra > 0).Select(page => page.Precision).DefaultIfEmpty(0).Average();
        var recalled = pages.Where(page => page.Hit + page.Missed > 0).Select(page => page.Recall).DefaultIfEmpty(0).Average();
        return (precise, recalled, precise + recalled == 0 ? 0 : 2 * precise * recalled / (precise + recalled));
    }

    /// <summary>The standard deviation of F1 over random samples of the pages.</summary>
    public static double Bootstrap(IReadOnlyList<ShingleShares> pages, int resamples)
    {
        var random = new Random(1);
        var scores = Enumerable.Range(0, resamples)
            .Select(_ => Summarise([.. Enumerable.Range(0, pages.Count).Select(_ => pages[random.Next(pages.Count)])]).F1)
            .ToList();
        var mean = scores.DefaultIfEmpty(0).Average();
        return Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / Math.Max(1, scores.Count - 1));
    }

    /// <summary>The words of a text. Arabic words lose tashkeel, tatweel and zero-width marks, and get ASCII digits.</summary>
    public static List<string> Words(string text, bool isArabic) =>
        [.. Word.Matches(isArabic ? Normal(text) : text).Select(match => match.Value)];

    public static bool IsArabic(string text) =>
        text.Count(sign => sign is >= '\u0620' and <= '\u06FF') > text.Count(char.IsAsciiLetter);

    public static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var sign in text.Where(sign => !Marks.IsMatch(sign.ToString())))
        {
            normal.Append(sign switch
            {
                >= '٠' and <= '٩' => (char)('0' + sign - '٠'),
                >= '۰' and <= '۹' => (char)('0' + sign - '۰'),
                _ => sign,
            });
        }

        return normal.ToString();
    }

    private static Dictionary<string, int> Shingles(IReadOnlyList<string> words)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, words.Count - ShingleLength + 1) && words.Count > 0; i++)
        {
            var key = string.Join(' ', words.Skip(i).Take(ShingleLength));
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts;
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"[\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks { get; }
}
