using System.Globalization;
using Aggregator.Storage;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Which feed a reader asked for: the filter vocabulary of the address, understood.</summary>
public sealed record FeedRequest
{
    public const int DefaultLimit = 60;
    public const int MaxLimit = 200;

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Sections { get; init; } = [];

    public string? Search { get; init; }

    public string? Without { get; init; }

    public bool WithImages { get; init; } = true;

    /// <summary>One entry per event instead of one per article.</summary>
    public bool AsStories { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Everything, as most readers ask.</summary>
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
        Limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, MaxLimit) : DefaultLimit,
    };

    public ArticleQuery ToQuery() => new()
    {
        SourceIds = Sources,
        Countries = Countries,
        Sections = [.. Sections.SelectMany(name => Section.Find(name)?.Names ?? [name]).Distinct(StringComparer.Ordinal)],
        Search = Search,
        Without = Without,
        Limit = Limit,
    };

    /// <summary>The one spelling of this request: the same wish has one address, one cache entry and one id.</summary>
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
        Add(parts, "limit", Limit == DefaultLimit ? [] : [Limit.ToString(CultureInfo.InvariantCulture)]);
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }

    private static void Add(List<string> parts, string name, IReadOnlyList<string> values) =>
        parts.AddRange(values.Select(value => $"{name}={Uri.EscapeDataString(value)}"));

    // source=a&source=b and source=a,b are the same wish.
    private static IReadOnlyList<string> List(StringValues values) =>
    [
        .. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal).Take(100).Order(StringComparer.Ordinal),
    ];

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, 200)] : null;
}
