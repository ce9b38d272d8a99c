using System.Globalization;
using Aggregator.Publishing;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Feeds;

/// <summary>What scrolled out of the feed, month by month (RFC 5005 §4): a reader who was away misses nothing.</summary>
internal sealed class FeedArchive(IStoryStore store, SourceDirectory sources, SiteOptions site, ShownImages images, StoreStamp stamp, RepresentationCache cache)
{
    /// <summary>Articles in one month's document; a document of more would be some 30 MB.</summary>
    private const int MaxEntries = 10_000;

    public static void Map(WebApplication app)
    {
        foreach (var format in Enum.GetValues<FeedFormat>())
        {
            app.MapRead($"/archive/{{month}}/{format.FileName}", (string month, FeedArchive archive) => archive.AnswerAsync(month, format));
        }
    }

    /// <summary>The month's first instant, in UTC.</summary>
    public static DateTimeOffset Month(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    public static Uri Address(Uri site, DateTimeOffset month, FeedFormat format) =>
        new(site, string.Create(CultureInfo.InvariantCulture, $"archive/{month:yyyy-MM}/{format.FileName}"));

    private async Task<IResult> AnswerAsync(string text, FeedFormat format)
    {
        if (!DateTimeOffset.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month) || month.Year > 9000)
        {
            return Results.NotFound();
        }

        var now = new Stamp(await stamp.CurrentAsync(CancellationToken.None), sources.Current(), 0);
        var (document, made) = await cache.GetAsync($"archive/{text}/{format.FileName}", now, () => MakeAsync(month, format));
        return new RepresentationResult(document, FeedEndpoints.CacheControl, made);
    }

    private async Task<Representation> MakeAsync(DateTimeOffset month, FeedFormat format)
    {
        var query = new ArticleQuery { From = month, To = month.AddMonths(1), Limit = MaxEntries };
        var articles = await store.LatestArticlesAsync(query, CancellationToken.None);
        var earlier = await store.LatestArticlesAsync(new ArticleQuery { To = month, Limit = 1 }, CancellationToken.None);
        var later = await store.LatestArticlesAsync(new ArticleQuery { From = month.AddMonths(1), Limit = 1 }, CancellationToken.None);
        var maker = new EntryMaker(site.BaseUrl, site.TagAuthority, images);
        var feed = format.Write(new FeedModel
        {
            // One logical feed: its documents share the id (RFC 5005 §4).
            Id = $"tag:{site.TagAuthority}:feed",
            Title = site.Title,
            Description = site.Description,
            HomePage = site.BaseUrl,
            Self = Address(site.BaseUrl, month, format),
            PreviousArchive = earlier is [var last, ..] ? Address(site.BaseUrl, Month(last.At), format) : null,
            NextArchive = later is [_, ..] ? Address(site.BaseUrl, month.AddMonths(1), format) : null,
            ArchiveOf = new Uri(site.BaseUrl, format.FileName),
            Entries = [.. articles.Select(article => maker.FromArticle(article, sources.OrUnknown(article.Article.SourceId)))],
        });
        return new Representation(feed.Body, feed.MediaType, feed.ETag, feed.LastModified);
    }
}
