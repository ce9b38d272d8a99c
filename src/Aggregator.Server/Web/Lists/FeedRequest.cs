using System.Globalization;
using Aggregator.Storage;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Server.Web.Lists;

/// <summary>A request for a feed: the filters of its address as values.</summary>
public sealed record FeedRequest
{
    public const int DefaultLimit = 60;
    public const int MaxLimit = 200;
    public const int DefaultHits = 200;
    public const int MaxHits = 1000;

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Sections { get; init; } = [];

    public string? Search { get; init; }

    public string? Without { get; init; }

    public bool WithImages { get; init; } = true;

    /// <summary>One entry for each event instead of one for each article.</summary>
    public bool AsStories { get; init; }

    /// <summary>The best of the newest hits of a search come first.</summary>
    public bool ByRelevance { get; init; }

    /// <summary>How many of the newest hits <see cref="ByRelevance"/> compares.</summary>
    public int Hits { get; init; } = DefaultHits;

    /// <summary>From the first moment of this day on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>To the last moment of this day.</summary>
    public DateOnly? To { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Whether the request has filters, so that the store must search. Visitors can invent such requests without
    /// limit.</summary>
    public bool IsChosen =>
        Search is not null || Without is not null || From is not null || To is not null || Sources.Count + Countries.Count + Sections.Count > 0;

    /// <summary>A request without filters, which is the usual one.</summary>
    public static FeedRequest Everything { get; } = new();

    public static FeedRequest Read(IQueryCollection query) => query.Count == 0 ? Everything : new()
    {
        Sources = List(query["source"]),
        Countries = [.. List(query["country"]).Select(code => code.ToUpperInvariant()).Order(StringComparer.Ordinal)],
        Sections = List(query["section"]),
        Search = Words(query["q"]),
        Without = Words(query["without"]),
        WithImages = query["images"] != "0",
        AsStories = query["form"] == "stories",
        ByRelevance = query["order"] == "relevance",
        Hits = Number(query["hits"], MaxHits) ?? DefaultHits,
        From = Day(query["from"]),
        To = Day(query["to"]),
        Limit = Number(query["limit"], MaxLimit) ?? DefaultLimit,
    };

    public ArticleQuery ToQuery() => new()
    {
        SourceIds = Sources,
        Countries = Countries,
        Sections = [.. Sections.SelectMany(name => Section.Find(name)?.Names ?? [name]).Distinct(StringComparer.Ordinal)],
        Search = Search,
        Without = Without,
        ByRelevance = ByRelevance,
        RankedHits = Hits,
        From = From is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : null,
        To = To is { } last && last < DateOnly.MaxValue ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null,
        Limit = Limit,
    };

    /// <summary>The canonical spelling of this request. Equal requests then have one address, one cache entry and one
    /// id.</summary>
    public string QueryString()
    {
        if (ReferenceEquals(this, Everything))
        {
            return "";
        }

        List<string> parts = [];
        Add(parts, "source", Sources);
        Add(parts, "country", [.. Countries.Select(code => code.ToLowerInvariant())]);
        Add(parts, "section", Sections);
        Add(parts, "q", Search is null ? [] : [Search]);
        Add(parts, "without", Without is null ? [] : [Without]);
        Add(parts, "images", WithImages ? [] : ["0"]);
        Add(parts, "form", AsStories ? ["stories"] : []);
        Add(parts, "order", ByRelevance ? ["relevance"] : []);
        Add(parts, "hits", Hits == DefaultHits ? [] : [Hits.ToString(CultureInfo.InvariantCulture)]);
        Add(parts, "from", From is { } first ? [first.ToString("O", CultureInfo.InvariantCulture)] : []);
        Add(parts, "to", To is { } last ? [last.ToString("O", CultureInfo.InvariantCulture)] : []);
        Add(parts, "limit", Limit == DefaultLimit ? [] : [Limit.ToString(CultureInfo.InvariantCulture)]);
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }

    private static int? Number(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, most) : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static void Add(List<string> parts, string name, IReadOnlyList<string> values) =>
        parts.AddRange(values.Select(value => $"{name}={Uri.EscapeDataString(value)}"));

    // source=a&source=b and source=a,b mean the same.
    private static IReadOnlyList<string> List(StringValues values) =>
    [
        .. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal).Take(100).Order(StringComparer.Ordinal),
    ];

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, 200)] : null;
}
