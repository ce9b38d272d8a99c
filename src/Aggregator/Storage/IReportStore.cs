using System.Text.Json.Serialization;
using Aggregator.Extraction;
using Aggregator.Stories;
using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage;

/// <summary>Answers an operator's questions about the archive; changes nothing.</summary>
public interface IReportStore
{
    /// <summary>What came of each source's entries: articles whose entries were first seen at the instant or later.</summary>
    /// <returns>By source id; sources without such an article are not in it.</returns>
    Task<IReadOnlyDictionary<string, SourceTally>> TalliesAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The biography of one article.</summary>
    /// <param name="name">The article's number, any address of it, or the address that its feed gives.</param>
    /// <returns>Null when nothing of that name was ever seen. An entry that has no article is told as far as it has come.</returns>
    Task<Biography?> BiographyAsync(string name, CancellationToken cancellationToken);
}

/// <summary>The article that another was compared with.</summary>
public sealed record ComparedArticle(
    long Id, string SourceId, string Title, string Url, DateTimeOffset At, [property: JsonIgnore] string Text);

/// <summary>How many articles a source gave, and how many of them carry another's text.</summary>
public sealed record SourceTally(int Articles, int Duplicates);

/// <summary>What happened to one entry from its first sight to the feed; what has not happened yet is null.</summary>
public sealed record Biography
{
    public required long EntryId { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The natural key within the source.</summary>
    public required string EntryKey { get; init; }

    public string? Link { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>waits, done or given up.</summary>
    public required string State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Why there is no article, or only an excerpt.</summary>
    public string? Failure { get; init; }

    public long? ArticleId { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? CanonicalUrl { get; init; }

    public ExtractionMethod? Method { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Quality { get; init; }

    public DateTimeOffset? At { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public int? Version { get; init; }

    public long? StoryId { get; init; }

    public long? DuplicateOf { get; init; }

    /// <summary>Where the machine had put it.</summary>
    public long? FoundStoryId { get; init; }

    public long? FoundDuplicateOf { get; init; }

    /// <summary>True when an editor hid it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Which version of its text readers see; null when no other paper carries it.</summary>
    public ShownVersion? Shown { get; init; }

    /// <summary>Which article leads its story, and why.</summary>
    public LeadReason? Lead { get; init; }

    /// <summary>What the machine compared it with, and the result.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>The article that <see cref="Explanation"/> names.</summary>
    public ComparedArticle? Other { get; init; }

    /// <summary>What editors decided about it, undone or not.</summary>
    [JsonIgnore]
    public IReadOnlyList<EditorDecision> Decisions { get; init; } = [];

    [JsonIgnore]
    public string? Text { get; init; }
}
