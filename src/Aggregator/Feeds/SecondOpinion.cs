using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Feeds;

/// <summary>Compares how two readers read one document: the number of entries, and their dates. Other differences are
/// too frequent to be reported.</summary>
/// <param name="Feed">The result of the source's own reader.</param>
/// <param name="Other">The result of the other reader.</param>
public sealed record SecondOpinion(ParsedFeed Feed, ParsedFeed Other)
{
    /// <summary>The pairs of entries whose dates differ; empty when the numbers of entries differ.</summary>
    public IReadOnlyList<(ParsedEntry Entry, ParsedEntry Other)> Dates { get; } = Feed.Entries.Count != Other.Entries.Count
        ? []
        : [.. Feed.Entries.Zip(Other.Entries).Where(pair => DateOf(pair.First) != DateOf(pair.Second))];

    public bool IsSameCount => Feed.Entries.Count == Other.Entries.Count;

    public bool IsSame => IsSameCount && Dates.Count == 0;

    /// <summary>The date of an entry that readers see: when it was published,
    /// else when it was changed; null when neither is known.</summary>
    public static DateTimeOffset? DateOf(ParsedEntry entry) => entry.Published ?? entry.Updated;

    /// <param name="document">The document as the server sent it.</param>
    /// <param name="feed">The result of the first reading.</param>
    /// <param name="encoding">The same as for the first reading.</param>
    /// <param name="zone">The same as for the first reading.</param>
    /// <returns>Null when the other reader cannot read the document, for example a sitemap.</returns>
    public static SecondOpinion? On(FetchedDocument document, ParsedFeed feed, string? encoding, TimeZoneInfo? zone)
    {
        var reader = feed.Reader is FeedReaderName.Own ? FeedReaderName.CodeHollow : FeedReaderName.Own;
        return FeedParser.Parse(document, encoding, zone, reader) is FeedOutcome.Parsed(var other) && other.Reader == reader
            ? new SecondOpinion(feed, other)
            : null;
    }
}
