using System.Globalization;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Text.Sentences;
using Aggregator.Text.Spelling;

namespace Aggregator.Pipeline;

/// <summary>Asks a source once, as station 1 would, and judges what came. Nothing is saved.</summary>
public sealed class SourceInspection(Fetch fetchAsync, TimeProvider timeProvider, PipelineOptions options, FeedsOptions feeds)
{
    /// <summary>A paper without news for so long has usually left its feed.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(30);

    /// <summary>At least this share of the letters of an Arabic source are Arabic.</summary>
    private const double ArabicShareNeeded = 0.5;

    public async Task<InspectedSource> InspectAsync(Source source, CancellationToken cancellationToken)
    {
        InspectedSource? first = null;
        foreach (var url in source.FeedUrls)
        {
            var inspected = await AskAsync(source, url, cancellationToken);
            if (inspected.IsInOrder)
            {
                return inspected;
            }

            first = first is null || (!first.HasAnswered && inspected.HasAnswered) ? inspected : first;
        }

        return first ?? Failed(source, null, new Sentence(SentenceKind.NoAddress), new Sentence(SentenceKind.NoAddress));
    }

    private async Task<InspectedSource> AskAsync(Source source, Uri url, CancellationToken cancellationToken)
    {
        var reading = new SourceReading(source, feeds);
        return await fetchAsync(reading.Request(url), cancellationToken) switch
        {
            FetchOutcome.Fetched(var document, _) => await ReadAsync(source, url, reading, document, cancellationToken),
            FetchOutcome.Failed(var failure, var detail, _) => Failed(source, url, Sentence.Of(failure), detail),
            FetchOutcome.Deferred(var until) => Failed(source, url, new Sentence(SentenceKind.FetchResultDeferred), AskedToWait.Until(until)),
            _ => Failed(source, url, Sentence.Of(FetchFailure.ServerError), new Sentence(SentenceKind.UnaskedAnswer, url.AbsoluteUri, "304")),
        };
    }

    private async Task<InspectedSource> ReadAsync(
        Source source, Uri url, SourceReading reading, FetchedDocument document, CancellationToken cancellationToken)
    {
        var read = await new FeedReader(reading, fetchAsync, options).ReadAsync(document, cancellationToken);
        var newest = read.Entries.Select(SecondOpinion.DateOf).Max();
        var share = ArabicShare.Of(read.Entries.Select(entry => entry.Title?.Value));
        var detail = read switch
        {
            { Entries.Count: 0 } => read.Fault ?? new Sentence(SentenceKind.FeedWithoutEntries, url.AbsoluteUri),
            _ when newest is { } last && timeProvider.GetUtcNow() - last > LongestSilence => new Sentence(SentenceKind.FeedIsOld, url.AbsoluteUri, last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ when IsArabic(source) && share < ArabicShareNeeded => new Sentence(SentenceKind.FeedIsNotArabic, url.AbsoluteUri, (share * 100).ToString("F0", CultureInfo.InvariantCulture)),
            _ => null,
        };
        return new InspectedSource(source.Id, url)
        {
            HasAnswered = true,
            Answer = detail is null ? new Sentence(SentenceKind.AnswerInOrder) : new Sentence(SentenceKind.AnswerDoubtful),
            Detail = detail,
            Entries = read.Entries.Count,
            Newest = newest,
            ArabicShare = read.Entries.Count > 0 ? share : null,
        };
    }

    private static bool IsArabic(Source source) => source.Language.StartsWith("ar", StringComparison.OrdinalIgnoreCase);

    private static InspectedSource Failed(Source source, Uri? url, Sentence answer, Sentence detail) =>
        new(source.Id, url) { Answer = answer, Detail = detail };
}

/// <summary>How a source answered.</summary>
/// <param name="Url">The address that decided; null when there is none.</param>
public sealed record InspectedSource(string Id, Uri? Url)
{
    /// <summary>Whether a document came, of whatever kind.</summary>
    public bool HasAnswered { get; init; }

    /// <summary>Whether the document is a feed with recent news in the language of the source.</summary>
    public bool IsInOrder => HasAnswered && Detail is null;

    /// <summary>In a few words: in order, or the kind of fault.</summary>
    public required Sentence Answer { get; init; }

    /// <summary>What is wrong; null when the source is in order.</summary>
    public Sentence? Detail { get; init; }

    public int Entries { get; init; }

    /// <summary>The date of the newest entry; null when no entry has one.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>The share of Arabic letters among the letters of the headlines, from 0 to 1; null without entries.</summary>
    public double? ArabicShare { get; init; }
}
