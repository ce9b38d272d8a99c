using Aggregator.Extraction;
using Aggregator.Extraction.Discovery;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Trials.Articles;

namespace Aggregator.Trials.Preview;

/// <summary>Shows what settings that are not saved would give, over pages that are fetched already. Asks no server.</summary>
public static class RulePreview
{
    /// <param name="source">The edited settings.</param>
    /// <param name="pages">Article pages, or the page with the list.</param>
    public static IReadOnlyList<PagePreview> Of(Source source, IReadOnlyList<FetchedDocument> pages) => [.. pages.Select(page => Of(source, page))];

    /// <summary>An article page, as the extraction reads it.</summary>
    public static PagePreview Of(Source source, FetchedDocument page)
    {
        var reading = ArticleExtractor.Read(page, new ExtractionRequest { Source = source, TellsLeftOut = true });
        var article = (reading.Outcome as ExtractionOutcome.Extracted)?.Article;
        return new PagePreview(page.Url)
        {
            Article = article is null ? null : AsPublished(article, source.Publish),
            Verdict = ReadableText.Judge(article, reading),
            Rejection = (reading.Outcome as ExtractionOutcome.Rejected)?.Reason,
            LeftOut = reading.LeftOut,
            Caught = SelectorTrial.OfArticle(page, source),
        };
    }

    /// <summary>The page with the list, as the service reads it.</summary>
    public static ListPreview OfList(Source source, FetchedDocument page) => new(page.Url)
    {
        Entries = ListingPage.Parse(page, source) is FeedOutcome.Parsed(var feed) ? feed.Entries : [],
        Caught = SelectorTrial.OfList(page, source),
    };

    private static Article AsPublished(Article article, PublishLevel level) => level switch
    {
        PublishLevel.Full => article,
        PublishLevel.Excerpt => article with { Body = SafeHtml.Empty, BodyText = article.Lede ?? article.BodyText.Split('\n')[0] },
        _ => article with { Body = SafeHtml.Empty, BodyText = "", Lede = null },
    };
}

/// <summary>What an article page would give.</summary>
public sealed record PagePreview(Uri Url)
{
    /// <summary>As readers would see it at the publish level of the source; null when the page gives no article.</summary>
    public Article? Article { get; init; }

    public ArticleVerdict Verdict { get; init; }

    public RejectionReason? Rejection { get; init; }

    public IReadOnlyList<LeftOutText> LeftOut { get; init; } = [];

    public IReadOnlyList<CaughtBySelector> Caught { get; init; } = [];
}

/// <summary>What a page with a list would give.</summary>
public sealed record ListPreview(Uri Url)
{
    public IReadOnlyList<ParsedEntry> Entries { get; init; } = [];

    public IReadOnlyList<CaughtBySelector> Caught { get; init; } = [];
}
