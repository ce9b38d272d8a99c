using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Aggregator.Extraction;
using Aggregator.Server.Cli.Output;
using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Text.Sentences;
using Aggregator.Trials;
using Aggregator.Trials.Saving;

namespace Aggregator.Server.Cli.Sources.Adding;

/// <summary>A proposal for scripts; <c>source add --help</c> explains the members.</summary>
internal sealed record ProposalJson(string Address, string Verdict, IReadOnlyList<Sentence> Refusals)
{
    public SourceKind? Kind { get; init; }

    public Uri? Url { get; init; }

    public ListingRules? Rules { get; init; }

    public JsonObject? Source { get; init; }

    public int Mark { get; init; }

    public IReadOnlyList<ReasonJson> Reasons { get; init; } = [];

    public IReadOnlyList<Sentence> Hints { get; init; } = [];

    public IReadOnlyList<ArticleJson> Articles { get; init; } = [];

    public IReadOnlyList<AttemptJson> Tried { get; init; } = [];

    public SavedSource? Saved { get; init; }

    public static ProposalJson Of(Proposal proposal, SavedSource? saved) =>
        new(proposal.Address, saved is not null ? "saved" : proposal.IsRefused ? "refused" : "proposed", [.. proposal.Refusals.Select(refusal => refusal.Sentence)])
        {
            Kind = proposal.Source?.Kind,
            Url = proposal.Source?.FeedUrls[0],
            Rules = proposal.Source?.Listing,
            Source = proposal.Source is { } source ? SourceWriter.Entry(source) : null,
            Mark = proposal.Mark,
            Reasons = [.. proposal.Reasons.Select(reason => new ReasonJson(reason.Points ?? 0, reason.MostPoints ?? 0, reason.Sentence))],
            Hints = [.. proposal.Hints.Select(hint => hint.Sentence)],
            Articles = [.. proposal.Articles.Select(ArticleJson.Of)],
            Tried = [.. proposal.Tried.Select(attempt => new AttemptJson(attempt.Step, attempt.Url, attempt.Outcome, attempt.Entries, attempt.Detail))],
            Saved = saved,
        };
}

/// <summary>A part of the mark.</summary>
internal sealed record ReasonJson(int Points, int Of, Sentence Reason);

/// <summary>A place that was looked at.</summary>
internal sealed record AttemptJson(AttemptStep Step, Uri Url, AttemptOutcome Outcome, int Entries, Sentence? Detail);

/// <summary>One of the articles.</summary>
internal sealed record ArticleJson(Uri Url, ArticleVerdict Verdict)
{
    public string? Headline { get; init; }

    public string? Announced { get; init; }

    public string? Opening { get; init; }

    public string? Text { get; init; }

    public int Letters { get; init; }

    public IReadOnlyList<string> Byline { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public Uri? Image { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public ExtractionMethod? Method { get; init; }

    public double? Quality { get; init; }

    public Sentence? Why { get; init; }

    public IReadOnlyList<LeftOutText> Removed { get; init; } = [];

    public IReadOnlyList<string> Doubtful { get; init; } = [];

    public static ArticleJson Of(TriedArticle tried) => new(tried.Url, tried.Verdict)
    {
        Headline = tried.Article?.Title ?? tried.Announced,
        Announced = tried.Announced,
        Opening = tried.Opening,
        Text = tried.Article?.BodyText,
        Letters = tried.Article?.BodyText.Length ?? 0,
        Byline = tried.Article?.Authors ?? [],
        Published = tried.Article?.Published ?? tried.AnnouncedAt,
        Image = tried.Article?.Image,
        Section = tried.Article?.Section,
        Tags = tried.Article?.Tags ?? [],
        Method = tried.Article?.Method,
        Quality = tried.Article?.Quality,
        Why = tried.Detail,
        Removed = tried.LeftOut,
        Doubtful = tried.Doubtful,
    };
}

/// <summary>Members that are null are left out; names of enumerations are in camel case.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProposalJson))]
internal sealed partial class ProposalJsonContext : JsonSerializerContext
{
    public static ProposalJsonContext Readable { get; } = new(Written());

    private static System.Text.Json.JsonSerializerOptions Written()
    {
        var options = JsonAnswer.Options();
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        foreach (var converter in new JsonConverter[]
        {
            Camel<SourceKind>(), Camel<AttemptStep>(), Camel<AttemptOutcome>(), Camel<ArticleVerdict>(), Camel<ExtractionMethod>(), Camel<LeftOutReason>(),
        })
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    private static JsonStringEnumConverter<T> Camel<T>()
        where T : struct, Enum => new(System.Text.Json.JsonNamingPolicy.CamelCase);
}
