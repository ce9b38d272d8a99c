using System.Text.RegularExpressions;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Text.Sentences;

namespace Aggregator.Pipeline;

/// <summary>Reads the document of a source, which is a feed, a sitemap or a section page.</summary>
internal sealed partial class FeedReader(SourceReading source, Fetch fetchAsync, PipelineOptions options)
{
    private const int NumberWidth = 20;

    public async Task<FeedReading> ReadAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        var reading = Read(document);
        return reading.Feed is { Sitemaps.Count: > 0 } index ? await FollowAsync(reading, index, cancellationToken) : reading;
    }

    private FeedReading Read(FetchedDocument document) => source.Read(document) switch
    {
        FeedOutcome.Parsed(var feed) => new FeedReading(feed, feed.Entries, null),
        FeedOutcome.NotAFeed(_, var detail, var partial) => new FeedReading(partial, partial?.Entries ?? [], detail),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Only one level of indexes is followed, because an index that lists indexes may list them in circles.</summary>
    private async Task<FeedReading> FollowAsync(FeedReading reading, ParsedFeed index, CancellationToken cancellationToken)
    {
        List<ParsedEntry> entries = [.. reading.Entries];
        Sentence? fault = null;
        var isAnyRead = false;
        foreach (var url in Newest(index.Sitemaps))
        {
            switch (await fetchAsync(source.Request(url), cancellationToken))
            {
                case FetchOutcome.Fetched fetched:
                    var part = Read(fetched.Document);
                    entries.AddRange(part.Entries);
                    fault ??= part.Fault;
                    isAnyRead |= part.Fault is null;
                    break;
                case FetchOutcome.Failed failed:
                    fault ??= failed.Detail;
                    break;
                default:
                    fault ??= new Sentence(SentenceKind.SitemapWaits, url.AbsoluteUri);
                    break;
            }
        }

        return reading with { Entries = entries, Fault = isAnyRead ? null : fault, IsIndex = true };
    }

    /// <summary>Sorted by the dates in the index. Parts without a date are sorted by the number or the day in their
    /// name.</summary>
    private IEnumerable<Uri> Newest(IEnumerable<SitemapPart> sitemaps) => sitemaps
        .OrderByDescending(sitemap => sitemap.Modified)
        .ThenByDescending(sitemap => Numbers.Replace(sitemap.Url.AbsoluteUri, number => number.Value.PadLeft(NumberWidth, '0')), StringComparer.Ordinal)
        .Select(sitemap => sitemap.Url)
        .Take(options.MaxSitemaps);

    // CompareOptions.NumericOrdering needs globalization data, which small containers leave out.
    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers { get; }
}

/// <summary>The content of a source's document.</summary>
/// <param name="Feed">Null when nothing could be read.</param>
/// <param name="Entries">The entries that could be read, also from a faulty document.</param>
/// <param name="Fault">Null when the document was read whole.</param>
internal sealed record FeedReading(ParsedFeed? Feed, IReadOnlyList<ParsedEntry> Entries, Sentence? Fault)
{
    public bool IsIndex { get; init; }
}
