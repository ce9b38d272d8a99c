using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Trials.Search;

/// <summary>A feed or list that can be followed.</summary>
/// <param name="Source">How it is read; its id and name are made later.</param>
internal sealed record Followed(Source Source, FetchedDocument Document, ParsedFeed Feed, IReadOnlyList<ParsedEntry> Entries);

/// <summary>The result of the search.</summary>
internal sealed record SearchResult
{
    /// <summary>Null when nothing was found.</summary>
    public Followed? Followed { get; init; }

    public HomePage? Home { get; init; }

    public IReadOnlyList<Attempt> Tried { get; init; } = [];

    /// <summary>Why nothing was found, or must not be followed; null when the gate decides later.</summary>
    public Finding? Refusal { get; init; }
}
