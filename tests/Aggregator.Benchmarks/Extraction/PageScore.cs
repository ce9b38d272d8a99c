using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aggregator.Benchmarks.Extraction;

/// <summary>The scores of one page; null where the correct value is not stated.</summary>
internal sealed partial record PageScore
{
    private static readonly Uri Unknown = new("https://page.invalid/");

    public ShingleShares? Body { get; init; }

    public bool? Exact { get; init; }

    public (int Hit, int Extra, int Missed) Snippets { get; init; }

    public bool? Title { get; init; }

    public bool? Author { get; init; }

    public bool? FalseAuthor { get; init; }

    public bool? Date { get; init; }

    public bool? Image { get; init; }

    public bool HasLeak { get; init; }

    public static PageScore Of(Case page, Speed speed, LeakCount leaks)
    {
        var reading = speed.Measure(page.Body, AddressOf(page));
        var truth = page.Truth;
        var body = Text(truth, "body");
        var hasLeak = leaks.Count(page.Id, reading.BodyText);
        var score = new PageScore
        {
            Snippets = Snippet(truth, reading.BodyText),
            Title = Text(truth, "title") is { } title ? Fold(title) == Fold(reading.Title ?? "") : null,
            Author = AuthorMark(truth, reading.Authors),
            FalseAuthor = Strings(truth, "author").Count == 0 && truth.TryGetProperty("author_source", out _) ? reading.Authors.Count > 0 : null,
            Date = DateMark(truth, reading.Published),
            Image = Strings(truth, "image") is { Count: > 0 } images ? images.Select(ImageKey).Contains(ImageKey(reading.Image?.AbsoluteUri ?? "")) : null,
            HasLeak = hasLeak,
        };
        return body is null ? score : WithBody(score, body, reading.BodyText, Strings(truth, "optional"));
    }

    public static Uri AddressOf(Case page) =>
        Uri.TryCreate(page.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : Unknown;

    private static PageScore WithBody(PageScore score, string body, string found, List<string> optional)
    {
        var isArabic = BodyScore.IsArabic(body);
        var expected = BodyScore.Words(body, isArabic);
        var dropped = optional.Select(line => string.Join(' ', BodyScore.Words(line, isArabic))).ToHashSet(StringComparer.Ordinal);
        List<string> actual =
        [
            .. found.Split('\n').Select(line => BodyScore.Words(line, isArabic)).Where(line => !dropped.Contains(string.Join(' ', line))).SelectMany(line => line),
        ];
        return score with { Body = BodyScore.Compare(expected, actual), Exact = expected.SequenceEqual(actual, StringComparer.Ordinal) };
    }

    private static (int Hit, int Extra, int Missed) Snippet(JsonElement truth, string found)
    {
        var text = Space.Replace(found, " ");
        var (with, without) = (Strings(truth, "with_"), Strings(truth, "without"));
        var hit = with.Count(line => text.Contains(Space.Replace(line, " ").Trim(), StringComparison.Ordinal));
        return (hit, without.Count(line => text.Contains(Space.Replace(line, " ").Trim(), StringComparison.Ordinal)), with.Count - hit);
    }

    private static bool? AuthorMark(JsonElement truth, IReadOnlyList<string> authors)
    {
        var expected = Strings(truth, "author").SelectMany(name => Joint.Split(name)).Select(Fold).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (expected.Count == 0)
        {
            return null;
        }

        var found = authors.Select(Fold).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
        return found.SetEquals(expected) || (found.Count > 0 && truth.TryGetProperty("author_alts_ok", out _) && found.IsSubsetOf(expected));
    }

    private static bool? DateMark(JsonElement truth, DateTimeOffset? found)
    {
        var days = Strings(truth, "date");
        if (days.Count == 0 || truth.TryGetProperty("date_optional", out var optional) && optional.ValueKind is JsonValueKind.True)
        {
            return null;
        }

        return found is { } date && (days.Contains(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            || (DateTimeOffset.TryParse(Text(truth, "instant"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && (instant - date).Duration() <= TimeSpan.FromMinutes(1)));
    }

    private static string Fold(string text) =>
        string.Join(' ', BodyScore.Words(BodyScore.Normal(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant(), isArabic: false));

    private static string ImageKey(string address) =>
        Size.Replace(Uri.UnescapeDataString(address.Split('?', '#')[0]).TrimEnd('/').ToLowerInvariant().Split('/')[^1], "$1");

    private static string? Text(JsonElement truth, string name) =>
        truth.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static List<string> Strings(JsonElement truth, string name) =>
        !truth.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "").Where(item => item.Length > 0)]
        : value.ValueKind == JsonValueKind.String ? [value.GetString() ?? ""] : [];

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space { get; }

    [GeneratedRegex(@"\s*[,;،؛|/&]\s*|\s+(?:and|und|et|y|e|en|och|og)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Joint { get; }

    [GeneratedRegex(@"(?:-scaled)?(?:[-_]\d{2,4}x\d{2,4})?(\.\w+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Size { get; }
}
