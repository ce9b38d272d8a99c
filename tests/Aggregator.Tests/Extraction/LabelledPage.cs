using System.Globalization;
using System.Text.Json;
using Aggregator.Extraction;
using Aggregator.Fetching;

namespace Aggregator.Tests.Extraction;

/// <summary>A page written for this project like a kind of Arabic news site, with its correct fields in a file beside
/// it.</summary>
internal sealed class LabelledPage
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Extraction", "Fixtures", "labelled");

    private readonly JsonElement _truth;
    private readonly PageReading _reading;

    private LabelledPage(string file)
    {
        Name = Path.GetFileNameWithoutExtension(file);
        Bytes = File.ReadAllBytes(file);
        _truth = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.ChangeExtension(file, ".json")));
        _reading = Read(Bytes);
    }

    public static IReadOnlyList<LabelledPage> All { get; } =
        [.. Directory.GetFiles(Folder, "*.html").Order(StringComparer.Ordinal).Select(file => new LabelledPage(file))];

    public string Name { get; }

    public byte[] Bytes { get; }

    public bool IsArticle => Text("verdict") is null;

    public string Verdict => _reading.Outcome switch
    {
        ExtractionOutcome.Rejected(var reason, _) => reason.ToString(),
        _ => "article",
    };

    public bool IsJudgedRightly => Verdict == (Text("verdict") ?? "article");

    public Article? Article => (_reading.Outcome as ExtractionOutcome.Extracted)?.Article;

    public PageReading Read(byte[] bytes) => ArticleExtractor.Read(
        new FetchedDocument
        {
            Url = new Uri(Text("url") ?? $"https://news.example/articles/{Name}"),
            Body = bytes,
            FetchedAt = new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero),
        },
        new ExtractionRequest { Source = Extracting.Newspaper });

    /// <summary>F1 over the words of the correct body and of the extracted body; 0 without an article.</summary>
    public double BodyF1()
    {
        var (wanted, found) = (Words(TrueBody), Words(Article?.BodyText ?? ""));
        var common = wanted.Keys.Sum(word => Math.Min(wanted[word], found.GetValueOrDefault(word)));
        return 2.0 * common / Math.Max(1, wanted.Values.Sum() + found.Values.Sum());
    }

    /// <returns>One line for each fault; empty when all fields are right.</returns>
    public IEnumerable<string> Faults()
    {
        if (!IsJudgedRightly)
        {
            yield return $"verdict {Verdict} instead of {Text("verdict") ?? "article"}";
        }

        foreach (var (field, wanted, found) in Fields().Where(field => field.Wanted is not null && field.Wanted != field.Found))
        {
            yield return $"{field}: «{found}» instead of «{wanted}»";
        }

        if (IsArticle && Article is not null && Article.BodyText != TrueBody)
        {
            var (wanted, found) = (TrueBody.Split('\n'), Article.BodyText.Split('\n'));
            yield return $"body lacks [{string.Join(" | ", wanted.Except(found))}] and has [{string.Join(" | ", found.Except(wanted))}]";
        }
    }

    /// <summary>Whether the field is right; null when the correct value is not stated.</summary>
    public bool? IsRight(string name) => Fields().Where(field => field.Name == name && field.Wanted is not null).Select(field => (bool?)(field.Wanted == field.Found)).FirstOrDefault();

    private string TrueBody => _truth.TryGetProperty("body", out var body) ? string.Join('\n', body.EnumerateArray().Select(line => line.GetString())) : "";

    private IEnumerable<(string Name, string? Wanted, string? Found)> Fields()
    {
        yield return ("title", Text("title"), Article?.Title);
        yield return ("authors", List("authors"), Article is null ? null : string.Join('،', Article.Authors));
        yield return ("published", Text("published"), Article?.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        yield return ("image", Text("image"), Article?.Image?.AbsoluteUri);
        yield return ("credit", Text("credit"), Article?.Credit);
        yield return ("original", Text("original"), Article?.OriginalUrl?.AbsoluteUri);
        yield return ("next", Text("next"), _reading.NextPage?.AbsoluteUri);
        yield return ("print", Text("print"), _reading.PrintUrl?.AbsoluteUri);
        yield return ("markup", List("markup"), _truth.TryGetProperty("markup", out var marks)
            ? string.Join('،', marks.EnumerateArray().Select(mark => mark.GetString() ?? "").Where(mark => Article?.Body.Value.Contains(mark, StringComparison.Ordinal) ?? false))
            : null);
    }

    private string? Text(string name) => _truth.TryGetProperty(name, out var value) ? value.GetString() : null;

    private string? List(string name) =>
        _truth.TryGetProperty(name, out var values) ? string.Join('،', values.EnumerateArray().Select(value => value.GetString())) : null;

    private static Dictionary<string, int> Words(string text) => text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(word => word, StringComparer.Ordinal)
        .ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
}
