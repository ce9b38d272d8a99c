using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Feeds;

/// <summary>How two readers agree on one document: in the number of entries, and in their dates. Elsewhere they differ too often to be worth a word.</summary>
/// <param name="Feed">What the source's own reader made of it.</param>
/// <param name="Other">What the other reader made of it.</param>
public sealed record SecondOpinion(ParsedFeed Feed, ParsedFeed Other)
{
    /// <summary>Pairs of entries whose dates differ; none where the numbers of entries do.</summary>
    public IReadOnlyList<(ParsedEntry Entry, ParsedEntry Other)> Dates { get; } = Feed.Entries.Count != Other.Entries.Count
        ? []
        : [.. Feed.Entries.Zip(Other.Entries).Where(pair => DateOf(pair.First) != DateOf(pair.Second))];

    public bool IsSameCount => Feed.Entries.Count == Other.Entries.Count;

    public bool IsSame => IsSameCount && Dates.Count == 0;

    /// <summary>What readers are shown as the date of an entry: when it was published, else when it was changed.</summary>
    public static DateTimeOffset? DateOf(ParsedEntry entry) => entry.Published ?? entry.Updated;

    /// <param name="document">What the server sent.</param>
    /// <param name="feed">As it was read.</param>
    /// <param name="encoding">The same as for the first reading.</param>
    /// <param name="zone">The same as for the first reading.</param>
    /// <returns>Null where the other reader cannot read it: a sitemap.</returns>
    public static SecondOpinion? On(FetchedDocument document, ParsedFeed feed, string? encoding, TimeZoneInfo? zone)
    {
        var reader = feed.Reader is FeedReaderName.Own ? FeedReaderName.CodeHollow : FeedReaderName.Own;
        return FeedParser.Parse(document, encoding, zone, reader) is FeedOutcome.Parsed(var other) && other.Reader == reader
            ? new SecondOpinion(feed, other)
            : null;
    }
}
