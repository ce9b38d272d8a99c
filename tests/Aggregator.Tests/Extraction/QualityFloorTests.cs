using System.Text.Json;
using Aggregator.Extraction;
using Aggregator.Fetching;
using Xunit;

namespace Aggregator.Tests.Extraction;

/// <summary>The project's own labelled pages, written for it with the shapes of Arabic news sites: the floor may only rise.</summary>
public sealed class QualityFloorTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Extraction", "Fixtures", "labelled");

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_labelled_page_is_read_whole_and_clean(string name)
    {
        var truth = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, $"{name}.json")));
        var article = Assert.IsType<ExtractionOutcome.Extracted>(Read(name)).Article;
        Assert.Equal(truth.GetProperty("title").GetString(), article.Title);
        Assert.Equal(truth.GetProperty("body").EnumerateArray().Select(line => line.GetString()), article.BodyText.Split('\n'));
        AssertField(truth, "published", value => Assert.Equal(DateTimeOffset.Parse(value, System.Globalization.CultureInfo.InvariantCulture), article.Published));
        AssertField(truth, "image", value => Assert.Equal(value, article.Image?.AbsoluteUri));
        AssertField(truth, "credit", value => Assert.Equal(value, article.Credit));
        AssertField(truth, "original", value => Assert.Equal(value, article.OriginalUrl?.AbsoluteUri));
        if (truth.TryGetProperty("authors", out var authors))
        {
            Assert.Equal(authors.EnumerateArray().Select(author => author.GetString()), article.Authors);
        }
    }

    private static void AssertField(JsonElement truth, string name, Action<string> check)
    {
        if (truth.TryGetProperty(name, out var value))
        {
            check(value.GetString() ?? "");
        }
    }

    private static ExtractionOutcome Read(string name) => ArticleExtractor.Extract(
        new FetchedDocument { Url = new Uri($"https://news.example/articles/{name}"), Body = File.ReadAllBytes(Path.Combine(Folder, $"{name}.html")), FetchedAt = new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero) },
        new ExtractionRequest { Source = Extracting.Newspaper });
}
