using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Aggregator.Stories.Shown;

namespace Aggregator.Server.Web.Api;

/// <summary>An article as the read-only API gives it.</summary>
internal sealed record ApiArticle
{
    public required long Id { get; init; }

    public required string Title { get; init; }

    /// <summary>On our site.</summary>
    public required Uri Page { get; init; }

    /// <summary>At its source.</summary>
    public required Uri Url { get; init; }

    public required ApiSource Source { get; init; }

    /// <summary>Orders the article: arrival, or the publisher's time where it is earlier and plausible.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day of publication, when the publisher names no time of day.</summary>
    public DateOnly? Day { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<string> Authors { get; init; }

    public string? Section { get; init; }

    public string? Lede { get; init; }

    public Uri? Image { get; init; }

    public required long StoryId { get; init; }

    public long? DuplicateOf { get; init; }

    /// <summary>Sanitised; null in lists and where the publisher lets us show less.</summary>
    public string? BodyHtml { get; init; }

    /// <summary>Null in lists.</summary>
    public ApiExplanation? Explanation { get; init; }
}

internal sealed record ApiSource(string Id, string Name, string? Country, Uri? HomePage);

/// <summary>A story as the read-only API gives it.</summary>
internal sealed record ApiStory
{
    public required long Id { get; init; }

    public required ApiArticle Lead { get; init; }

    /// <summary>Why that article leads; null when nothing is known of it.</summary>
    public ApiLeadReason? LeadReason { get; init; }

    public required IReadOnlyList<ApiArticle> Duplicates { get; init; }

    public required IReadOnlyList<ApiArticle> SameEvent { get; init; }

    /// <summary>All its articles; of a large story only the first 500 are listed.</summary>
    public required int Articles { get; init; }

    /// <summary>The closed story that this one continues; null of most.</summary>
    public ApiStoryLink? Continues { get; init; }

    /// <summary>The story that continues this one; null of most.</summary>
    public ApiStoryLink? ContinuedBy { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }
}

/// <summary>Another story, by the headline of its lead.</summary>
/// <param name="Page">On our site.</param>
internal sealed record ApiStoryLink(long Id, string Title, Uri Page);

/// <summary>Why an article leads its story.</summary>
/// <param name="Rule">only, best, kept or editor.</param>
/// <param name="Grounds">In which points it is better than the others: whole, longest, picture, latest, first, carried,
/// source.</param>
/// <param name="Rival">The next best article, or a better one whose advantage is too small.</param>
/// <param name="Words">The same as an Arabic sentence; null when there was no choice.</param>
internal sealed record ApiLeadReason(LeadRule Rule, IReadOnlyList<LeadGround> Grounds, double? Points, long? Rival, double? RivalPoints, string? Words);

internal sealed record ApiSection(string Slug, string Name);

/// <param name="Next">The address of the next page; null on the last page.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Problem details (RFC 9457).</summary>
internal sealed record ApiProblem(string Type, string Title, int Status);

/// <summary>The JSON of the API, from generated code; Arabic letters are not escaped.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiPage<ApiArticle>))]
[JsonSerializable(typeof(ApiPage<ApiStory>))]
[JsonSerializable(typeof(ApiPage<ApiSource>))]
[JsonSerializable(typeof(ApiPage<ApiSection>))]
[JsonSerializable(typeof(ApiArticle))]
[JsonSerializable(typeof(ApiStory))]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
