using Aggregator.Extraction;
using Aggregator.Extraction.FeedBodies;
using Aggregator.Extraction.Parts;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Pipeline;

/// <summary>Reads an article from all documents that its page names: the page, another version of a page without a text (AMP,
/// print), and its further pages.</summary>
internal sealed class ArticlePages(
    Source source,
    ParsedEntry entry,
    Fetch fetchAsync,
    TimeProvider timeProvider,
    PipelineOptions options)
{
    // When the feed's own text has at least this many letters, the other version of the page is not requested.
    private const int ShortText = 900;

    // Several pages are claimed at once, and each has its part of the lease. After the lease another worker would read the page
    // again.
    private readonly DateTimeOffset _until = timeProvider.GetUtcNow() + (options.Lease / options.PagesPerClaim);

    public Task<FetchOutcome> FetchAsync(Uri url, CancellationToken cancellationToken) =>
        fetchAsync(SourceReading.PageRequest(source, url, entry.Link), cancellationToken);

    public async Task<PagesRead> ReadAsync(FetchedDocument page, CancellationToken cancellationToken)
    {
        var reading = ArticleExtractor.Read(page, new ExtractionRequest { Source = source, Entry = entry });
        if (MayHaveMore(reading) && (reading.AmpUrl ?? reading.PrintUrl) is not null)
        {
            return await AskTwinsAsync(page, reading, cancellationToken);
        }

        return reading is { Outcome: ExtractionOutcome.Extracted(var article), NextPage: { } next } && article.Method != ExtractionMethod.FeedContent
            ? await FollowAsync(article, page.Url, next, cancellationToken)
            : new PagesRead(reading.Outcome);
    }

    private static bool MayHaveMore(PageReading reading) => reading.Outcome switch
    {
        ExtractionOutcome.Rejected(RejectionReason.Paywalled or RejectionReason.NeedsJavaScript or RejectionReason.TooShort, _) => true,

        // A list holds much text but no article. A page without a text may have its article at another address.
        ExtractionOutcome.Rejected(RejectionReason.NotAnArticle, _) => reading.BodyText.Length == 0,
        ExtractionOutcome.Extracted { Article: { Method: ExtractionMethod.FeedContent, BodyText.Length: < ShortText } } => true,
        _ => false,
    };

    private async Task<PagesRead> AskTwinsAsync(FetchedDocument page, PageReading reading, CancellationToken cancellationToken)
    {
        var result = new PagesRead(reading.Outcome);
        foreach (var url in new[] { reading.AmpUrl, reading.PrintUrl }.OfType<Uri>().Distinct())
        {
            switch (await FetchAsync(url, cancellationToken))
            {
                case FetchOutcome.Fetched(var twin, _):
                    if (ReadTwin(twin, page, reading) is { } article)
                    {
                        return new PagesRead(new ExtractionOutcome.Extracted(article));
                    }

                    break;
                case var failed:
                    result = Lacking(result, failed, url);
                    break;
            }
        }

        return result;
    }

    /// <returns>Null when the other version holds no more than the page, or belongs to another article.</returns>
    private Article? ReadTwin(FetchedDocument twin, FetchedDocument page, PageReading reading) =>
        ArticleExtractor.Read(twin, new ExtractionRequest { Source = source, Entry = entry }) is { Outcome: ExtractionOutcome.Extracted(var article) } read
        && (reading.Outcome is not ExtractionOutcome.Extracted(var known) || article.BodyText.Length > known.BodyText.Length)
            ? ArticleParts.FromTwin(article, read, reading, page.Url, FeedArticle.Title(entry))
            : null;

    private async Task<PagesRead> FollowAsync(Article beginning, Uri first, Uri next, CancellationToken cancellationToken)
    {
        var result = new PagesRead(new ExtractionOutcome.Extracted(beginning));
        var parts = new List<Article>();
        var lines = beginning.BodyText.Split('\n').ToHashSet(StringComparer.Ordinal);
        for (var url = next; url is not null && parts.Count + 1 < options.MaxArticlePages && timeProvider.GetUtcNow() < _until;)
        {
            if (await FetchAsync(url, cancellationToken) is var outcome && outcome is not FetchOutcome.Fetched)
            {
                result = Lacking(result, outcome, url);
                break;
            }

            var part = new ArticlePart(first, parts.Count + 2, lines);
            var reading = ArticleExtractor.Read(((FetchOutcome.Fetched)outcome).Document, new ExtractionRequest { Source = source, Part = part });

            // A site without such a page sends the first page again. That page says nothing new, so the loop ends here.
            if (reading.Outcome is not ExtractionOutcome.Extracted(var article))
            {
                break;
            }

            parts.Add(article);
            lines.UnionWith(article.BodyText.Split('\n'));
            url = reading.NextPage;
        }

        return result with { Outcome = new ExtractionOutcome.Extracted(ArticleParts.Join(beginning, parts)) };
    }

    private static PagesRead Lacking(PagesRead read, FetchOutcome outcome, Uri url) => outcome switch
    {
        FetchOutcome.Failed(FetchFailure.NotFound or FetchFailure.Gone or FetchFailure.ForbiddenAddress or FetchFailure.DisallowedByRobots
            or FetchFailure.TooLarge or FetchFailure.ClientError or FetchFailure.TooManyRedirects, var detail, _) => read with { Note = new Sentence(SentenceKind.PartMissing, url.AbsoluteUri, detail.ToString()) },
        FetchOutcome.Failed(_, var detail, _) => read with { Note = new Sentence(SentenceKind.PartLate, url.AbsoluteUri, detail.ToString()), MayCome = true },
        _ => read with { Note = new Sentence(SentenceKind.PartLate, url.AbsoluteUri, "it asked to come back later"), MayCome = true },
    };
}

/// <summary>The combined result of an article's documents.</summary>
internal sealed record PagesRead(ExtractionOutcome Outcome)
{
    /// <summary>The document that could not be fetched; null when all were read.</summary>
    public Sentence? Note { get; init; }

    /// <summary>Whether that document may be available a little later.</summary>
    public bool MayCome { get; init; }
}
