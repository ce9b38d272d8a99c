using System.Text.Json.Serialization;
using Aggregator.Extraction;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;
using Aggregator.Text.Sentences;

namespace Aggregator.Storage;

/// <summary>Answers an operator's questions about the archive. Changes nothing.</summary>
public interface IReportStore
{
    /// <summary>How many articles each source gave, of the articles whose entries were first seen at <paramref name="since"/> or
    /// later.</summary>
    /// <returns>By source id. Sources without such an article are left out.</returns>
    Task<IReadOnlyDictionary<string, SourceTally>> TalliesAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The history of one article.</summary>
    /// <param name="name">The article's number, one of its addresses, or the address that its feed gives.</param>
    /// <returns>Null when the store has no entry of that name. For an entry without an article, the members of the article are
    /// null.</returns>
    Task<Biography?> BiographyAsync(string name, CancellationToken cancellationToken);
}

/// <summary>The article with which the grouper compared another one.</summary>
public sealed record ComparedArticle(
    long Id, string SourceId, string Title, string Url, DateTimeOffset At, [property: JsonIgnore] string Text);

/// <summary>An article by its headline.</summary>
public sealed record ArticleLink(long Id, string Title);

/// <summary>How many articles a source gave, and how many of them have the text of another article.</summary>
public sealed record SourceTally(int Articles, int Duplicates);

/// <summary>What happened to one entry, from its arrival to its place in a story. Null means that the step has not happened
/// yet.</summary>
public sealed record Biography
{
    /// <summary>How many articles <see cref="SameAddress"/> names at most.</summary>
    public const int MostLinks = 20;

    public required long EntryId { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The key of the entry within the source.</summary>
    public required string EntryKey { get; init; }

    public string? Link { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>"waits", "done" or "given up".</summary>
    public required string State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Why there is no article, or only the text of the feed.</summary>
    public Sentence? Failure { get; init; }

    public long? ArticleId { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? CanonicalUrl { get; init; }

    public ExtractionMethod? Method { get; init; }

    /// <summary>From 0 to 1.</summary>
    public double? Quality { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public int? Version { get; init; }

    public long? StoryId { get; init; }

    public long? DuplicateOf { get; init; }

    /// <summary>Whether it is one of several articles of its source with one address, such as the items of a live blog.</summary>
    public bool IsPart { get; init; }

    /// <summary>Other articles with the address, when the biography was asked for by an address that several articles have: the
    /// first <see cref="MostLinks"/>.</summary>
    public IReadOnlyList<ArticleLink> SameAddress { get; init; } = [];

    /// <summary>The part of its event that the story tells. 1 for a story that continues no other.</summary>
    public int StoryPart { get; init; } = 1;

    /// <summary>The closed story that its story continues; null for most stories.</summary>
    public StoryLink? Continues { get; init; }

    /// <summary>The story that continues its story; null for most stories.</summary>
    public StoryLink? ContinuedBy { get; init; }

    /// <summary>The story in which the grouper put the article.</summary>
    public long? FoundStoryId { get; init; }

    public long? FoundDuplicateOf { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>Which version of the text readers see; null when no other paper has the text.</summary>
    public ShownVersion? Shown { get; init; }

    /// <summary>Why the lead of the story was chosen; the reason also holds the number of the lead.</summary>
    public LeadReason? Lead { get; init; }

    /// <summary>With which article the grouper compared this one, and the result.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>The article that <see cref="Explanation"/> names.</summary>
    public ComparedArticle? Other { get; init; }

    /// <summary>All decisions about the article, including undone ones.</summary>
    [JsonIgnore]
    public IReadOnlyList<EditorDecision> Decisions { get; init; } = [];

    [JsonIgnore]
    public string? Text { get; init; }
}
