using System.Globalization;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;

namespace Aggregator.Server.Web.Feeds;

/// <summary>The older articles of the feed, part by part (RFC 5005 §4). A reader who was away can follow the links back and
/// misses nothing.</summary>
/// <remarks>A part exists when it is closed. After that only corrections and removals change it. The articles of the open part
/// are in the feed itself, and the future address of the open part redirects to the feed. So a closed part can name its successor
/// at once.</remarks>
internal sealed class FeedArchive(
    IReadingStore store, ArchiveParts parts, SourceDirectory sources, SiteOptions site, ShownImages images, StoreStamp stamp, RepresentationCache cache)
{
    public static void Map(WebApplication app)
    {
        foreach (var format in Enum.GetValues<PublishedFormat>())
        {
            app.MapRead($"/archive/{{month}}/{{part:int:min(1)}}/{format.FileName}", (string month, int part, FeedArchive archive) => archive.AnswerAsync(month, part, format));
            app.MapRead($"/archive/{{month}}/{format.FileName}", (string month, FeedArchive archive) => archive.AnswerAsync(month, format));
        }
    }

    private async Task<IResult> AnswerAsync(string month, int number, PublishedFormat format) =>
        Month(month) is { } asked && await parts.FindAsync(number, CancellationToken.None) is { } part && Month(part.Month) == asked
            ? await AnswerAsync(part, format, isAskedByName: true)
            : Results.NotFound();

    // An earlier version had an address for each month. It now answers with the part of the month's newest article, and the links
    // lead back through the month.
    private async Task<IResult> AnswerAsync(string month, PublishedFormat format) =>
        Month(month) is { } first
            && await store.LatestArticlesAsync(new ArticleQuery { From = first, To = first.AddMonths(1), Limit = 1, HeadlinesOnly = true }, CancellationToken.None) is [var newest, ..]
            && await parts.FindAsync(ArchivePart.NumberOf(newest.ItemId), CancellationToken.None) is { } part
            ? await AnswerAsync(part, format, isAskedByName: false)
            : Results.NotFound();

    private async Task<IResult> AnswerAsync(ArchivePart part, PublishedFormat format, bool isAskedByName)
    {
        var now = new Stamp(await stamp.CurrentAsync(CancellationToken.None), sources.Current(), 0);
        if (!await parts.IsClosedAsync(part, CancellationToken.None))
        {
            // The redirect is temporary, because the part itself will have this address.
            return Results.Redirect($"/{format.FileName}", permanent: false, preserveMethod: true);
        }

        var address = part.Address(site.BaseUrl, format);
        var (document, made) = await cache.GetAsync(address.AbsolutePath, now, () => MakeAsync(part, format));
        return new RepresentationResult(document, FeedEndpoints.CacheControl, made, isAskedByName ? null : address.PathAndQuery);
    }

    private async Task<Representation> MakeAsync(ArchivePart part, PublishedFormat format)
    {
        var articles = await store.ArrivedAsync(part.After, part.UpTo, CancellationToken.None);
        var maker = new EntryMaker(site.BaseUrl, site.TagAuthority, images);
        var feed = format.Write(new FeedModel
        {
            // The documents form one logical feed, so they share the id (RFC 5005 §4).
            Id = $"tag:{site.TagAuthority}:feed",
            Title = site.Title,
            Description = site.Description,
            HomePage = site.BaseUrl,
            Self = part.Address(site.BaseUrl, format),
            PreviousArchive = (await parts.BeforeAsync(part, CancellationToken.None))?.Address(site.BaseUrl, format),
            NextArchive = (await parts.NextAsync(part, CancellationToken.None))?.Address(site.BaseUrl, format),
            ArchiveOf = new Uri(site.BaseUrl, format.FileName),
            Entries =
            [
                .. articles.OrderByDescending(article => article.At).ThenByDescending(article => article.ItemId)
                    .Select(article => maker.FromArticle(article, sources.OrUnknown(article.Article.SourceId))),
            ],
        });
        return new Representation(feed.Body, feed.MediaType, feed.ETag, feed.LastModified);
    }

    private static DateTimeOffset? Month(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month) && month.Year <= 9000 ? month : null;

    /// <summary>The month's first instant, in UTC.</summary>
    private static DateTimeOffset Month(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
}
