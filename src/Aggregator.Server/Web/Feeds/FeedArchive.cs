using System.Globalization;
using Aggregator.Publishing;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Feeds;

/// <summary>What scrolled out of the feed, month by month (RFC 5005 §4): a reader who was away misses nothing.</summary>
/// <remarks>A month that has ended stays as it is, but for what editors take away; the present one grows, and months without articles have no document.</remarks>
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
        if (articles.Count == 0)
        {
            return new Representation("No article is of this month."u8.ToArray(), "text/plain; charset=utf-8", status: StatusCodes.Status404NotFound);
        }

        var maker = new EntryMaker(site.BaseUrl, site.TagAuthority, images);
        var feed = format.Write(new FeedModel
        {
            // One logical feed: its documents share the id (RFC 5005 §4).
            Id = $"tag:{site.TagAuthority}:feed",
            Title = site.Title,
            Description = site.Description,
            HomePage = site.BaseUrl,
            Self = Address(site.BaseUrl, month, format),
            PreviousArchive = await NewestAsync(null, month) is { } previous ? Address(site.BaseUrl, previous, format) : null,
            NextArchive = await NextAsync(month) is { } next ? Address(site.BaseUrl, next, format) : null,
            ArchiveOf = new Uri(site.BaseUrl, format.FileName),
            Entries = [.. articles.Select(article => maker.FromArticle(article, sources.OrUnknown(article.Article.SourceId)))],
        });
        return new Representation(feed.Body, feed.MediaType, feed.ETag, feed.LastModified);
    }

    /// <returns>The first month after this one that has articles; null when none has.</returns>
    /// <remarks>The store tells the newest of a span, so the span is halved; nearly always the very next month has some.</remarks>
    private async Task<DateTimeOffset?> NextAsync(DateTimeOffset month)
    {
        var first = month.AddMonths(1);
        if (await NewestAsync(first, first.AddMonths(1)) is { } following)
        {
            return following;
        }

        var last = await NewestAsync(first, null);
        while (first < last)
        {
            var middle = first.AddMonths((((last.Value.Year - first.Year) * 12) + last.Value.Month - first.Month) / 2);
            if (await NewestAsync(first, middle.AddMonths(1)) is { } found)
            {
                last = found;
            }
            else
            {
                first = middle.AddMonths(1);
            }
        }

        return last;
    }

    /// <returns>The month of the newest article of the span; null when it has none.</returns>
    private async Task<DateTimeOffset?> NewestAsync(DateTimeOffset? from, DateTimeOffset? to) =>
        await store.LatestArticlesAsync(new ArticleQuery { From = from, To = to, Limit = 1 }, CancellationToken.None) is [var newest, ..] ? Month(newest.At) : null;
}
