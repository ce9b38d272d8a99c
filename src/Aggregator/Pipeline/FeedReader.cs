using System.Text.RegularExpressions;
using Aggregator.Extraction.Discovery;
using Aggregator.Extraction.Fields;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Pipeline;

/// <summary>Reads what a source announces, in whichever of the three ways it does.</summary>
internal sealed partial class FeedReader(
    Source source, Func<FetchRequest, CancellationToken, Task<FetchOutcome>> fetchAsync, PipelineOptions options, FeedsOptions feeds)
{
    private const int NumberWidth = 20;

    public async Task<FeedReading> ReadAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        var reading = Read(document);
        return reading.Feed is { Sitemaps.Count: > 0 } index ? await FollowAsync(reading, index, cancellationToken) : reading;
    }

    private FeedReading Read(FetchedDocument document)
    {
        var outcome = source.Kind is SourceKind.Listing
            ? ListingPage.Parse(document, source)
            : FeedParser.Parse(document, source.Encoding, CountryZones.Of(source, document.Url), source.Reader ?? feeds.Reader);
        return outcome switch
        {
            FeedOutcome.Parsed(var feed) => new FeedReading(feed, feed.Entries, null),
            FeedOutcome.NotAFeed(_, var detail, var partial) => new FeedReading(partial, partial?.Entries ?? [], detail),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>One level down and no further: an index that lists indexes lists them in circles.</summary>
    private async Task<FeedReading> FollowAsync(FeedReading reading, ParsedFeed index, CancellationToken cancellationToken)
    {
        List<ParsedEntry> entries = [.. reading.Entries];
        string? fault = null;
        var isAnyRead = false;
        foreach (var url in Newest(index.Sitemaps))
        {
            switch (await fetchAsync(SourceVisit.RequestOf(source, url), cancellationToken))
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
                    fault ??= $"{url} asked to come back later.";
                    break;
            }
        }

        return reading with { Entries = entries, Fault = isAnyRead ? null : fault, IsIndex = true };
    }

    /// <summary>By what the index says of them; where it says nothing, parts are numbered or named after days.</summary>
    private IEnumerable<Uri> Newest(IEnumerable<SitemapPart> sitemaps) => sitemaps
        .OrderByDescending(sitemap => sitemap.Modified)
        .ThenByDescending(sitemap => Numbers.Replace(sitemap.Url.AbsoluteUri, number => number.Value.PadLeft(NumberWidth, '0')), StringComparer.Ordinal)
        .Select(sitemap => sitemap.Url)
        .Take(options.MaxSitemaps);

    // Not CompareOptions.NumericOrdering: that needs the globalization data, which small containers leave out.
    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers { get; }
}

/// <summary>What a document announced.</summary>
/// <param name="Feed">Null when nothing could be read.</param>
/// <param name="Entries">Also of a document that is faulty: what could be read of it.</param>
/// <param name="Fault">One English sentence; null when the document was read whole.</param>
internal sealed record FeedReading(ParsedFeed? Feed, IReadOnlyList<ParsedEntry> Entries, string? Fault)
{
    public bool IsIndex { get; init; }
}
