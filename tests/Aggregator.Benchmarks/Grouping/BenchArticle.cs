using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Stories;
using Aggregator.Text.Addresses;

namespace Aggregator.Benchmarks.Grouping;

/// <summary>An article of the public cases.</summary>
internal sealed record BenchArticle
{
    public required string Id { get; init; }

    public string Url { get; init; } = "";

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public DateTimeOffset Published { get; init; }

    public string Source { get; init; } = "";

    public GroupingArticle ToGrouping(long id) => new()
    {
        Id = id,
        SourceId = Source,
        Title = Title,
        BodyText = Body,
        UrlKey = CanonicalUrl.Key(Url),
        At = Published,
    };

    public static IReadOnlyList<BenchArticle> Read(string directory) =>
        Lines(Path.Combine(directory, "articles.jsonl"), BenchJson.Default.BenchArticle);

    public static IReadOnlyList<T> Lines<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize(line, type)).OfType<T>()];
}

/// <summary>The correct clusters of an article.</summary>
/// <param name="Dup">The text that it has.</param>
/// <param name="Story">Its event; null in a set without stories.</param>
/// <param name="Group">The affair of the event. Grouping two events of one affair together is no fault.</param>
internal sealed record BenchLabel(string Id, string Dup, string? Story = null, string? Group = null);

/// <summary>Two articles of a rule.</summary>
internal sealed record BenchPair(string A, string B);

/// <summary>Two articles that a person has compared.</summary>
internal sealed record JudgedPair(string A, string B, bool Same);

/// <summary>A query and a text that it must, should or must not find.</summary>
internal sealed record SearchPair(string Query, string Text, string Kind);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BenchArticle))]
[JsonSerializable(typeof(BenchLabel))]
[JsonSerializable(typeof(BenchPair))]
[JsonSerializable(typeof(JudgedPair))]
[JsonSerializable(typeof(SearchPair))]
internal sealed partial class BenchJson : JsonSerializerContext;
