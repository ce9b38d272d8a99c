using Aggregator.Extraction;
using Aggregator.Extraction.Discovery;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Web.Arabic;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources;

/// <summary>Tries addresses: fetches each and reads it as the service would, feeds with both readers.</summary>
internal sealed class FeedTrials(Fetch fetchAsync, FeedsOptions options)
{
    private const int ShownEntries = 5;
    private const int ShownFeeds = 10;

    public async Task<FeedTrial> TryAsync(Source source, Uri url, CancellationToken cancellationToken)
    {
        var reading = new SourceReading(source, options);
        return await fetchAsync(reading.Request(url), cancellationToken) switch
        {
            FetchOutcome.Fetched(var document, _) => Read(source, reading, document) with { Url = url, MediaType = document.MediaType, Bytes = document.Body.Length },
            FetchOutcome.Failed(_, var detail, _) => new FeedTrial { Url = url, Problem = detail },
            FetchOutcome.Deferred(var until) => new FeedTrial { Url = url, Problem = AskedToWait.Until(until) },
            _ => new FeedTrial { Url = url, Problem = new Sentence(SentenceKind.UnaskedAnswer, url.AbsoluteUri, "304") },
        };
    }

    private static FeedTrial Read(Source source, SourceReading reading, FetchedDocument document) => reading.Read(document) switch
    {
        FeedOutcome.Parsed(var feed) => Of(document, feed) with { SecondOpinion = Ask(reading.Ask(document, feed)) },
        FeedOutcome.NotAFeed(FeedFault.Html, var detail, _) => OfPage(document, source, detail),
        FeedOutcome.NotAFeed(_, var detail, _) => new FeedTrial { Url = document.Url, Problem = detail },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FeedTrial Of(FetchedDocument document, ParsedFeed feed) => new()
    {
        Url = document.Url,
        Reader = feed.Reader,
        Format = feed.Format,
        Title = feed.Title?.Value,
        Entries = feed.Entries.Count,
        Sitemaps = feed.Sitemaps.Count,
        First = [.. feed.Entries.Take(ShownEntries).Select(entry => new TriedEntry(entry.Title?.Value, entry.Published, entry.Link))],
        Repairs = feed.Repairs,
    };

    private static TriedOpinion? Ask(SecondOpinion? opinion) => opinion is null ? null : new TriedOpinion(
        opinion.Other.Reader, opinion.IsSame, opinion.Other.Entries.Count, opinion.Dates.Count, ReaderWords.Of(opinion), ReaderOpinion.Of(opinion));

    /// <summary>The given address is a home page; the feeds that it names can be tried next.</summary>
    private static FeedTrial OfPage(FetchedDocument document, Source source, Sentence notAFeed)
    {
        var page = new FeedTrial { Url = document.Url, Problem = notAFeed };
        return ArticleExtractor.Extract(document, new ExtractionRequest { Source = source }) is ExtractionOutcome.Extracted(var article)
            ? page with { Article = new TriedPage(article.Title, article.Method, article.Quality, article.Authors, article.Published, article.Lede) }
            : page with
            {
                Suggestions = [.. FeedDiscovery.Find(document).Where(feed => feed.Evidence is FeedEvidence.LinkElement or FeedEvidence.BodyLink)
                    .Take(ShownFeeds).Select(feed => new TriedFeed(feed.Url, feed.Title))],
            };
    }
}
