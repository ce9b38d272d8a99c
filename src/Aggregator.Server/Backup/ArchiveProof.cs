using System.Security.Cryptography;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Images;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Backup;

/// <summary>The counts of an archive and the three feeds that the program writes from it. Two archives with the same proof are
/// the same for readers.</summary>
/// <remarks>The feeds depend only on the archive and the key of pictures, not on the configuration of the site.</remarks>
internal sealed record ArchiveProof(IReadOnlyDictionary<string, long> Counts, IReadOnlyList<CheckedBytes> Feeds)
{
    private const int Entries = 500;
    private const string Tag = "localhost,2026";

    private static readonly Uri Site = new("http://localhost/");

    /// <param name="store">Nothing may change in the store meanwhile.</param>
    /// <param name="folder">The folder that contains the key of pictures.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ArchiveProof> OfAsync(Store store, string folder, CancellationToken cancellationToken) =>
        new(await store.Transfer.CountAsync(cancellationToken), await FeedsAsync(store, folder, cancellationToken));

    /// <returns>The first difference to the backup in words; null when there is none. A copy of an older archive has no counts
    /// and feeds to compare.</returns>
    public string? DiffersFrom(BackupManifest manifest) =>
        manifest.Counts?.Where(count => Counts.GetValueOrDefault(count.Key) != count.Value).Select(count => count.Key).FirstOrDefault() is { } kind
            ? $"the number of rows of «{kind}» is not that of the backup"
        : manifest.Feeds is { } feeds && Feeds.FirstOrDefault(feed => !feeds.Contains(feed)) is { } other ? $"{other.Name} is not byte for byte that of the backup"
        : null;

    /// <summary>Whether the counts are those of the backup. Kinds that the backup does not know were added later and do not
    /// count.</summary>
    public bool HasCountsOf(BackupManifest manifest) => manifest.Counts?.All(count => Counts.GetValueOrDefault(count.Key) == count.Value) != false;

    private static async Task<IReadOnlyList<CheckedBytes>> FeedsAsync(Store store, string folder, CancellationToken cancellationToken)
    {
        var sources = (await store.Sources.RememberedAsync(cancellationToken)).ToDictionary(source => source.Id, StringComparer.Ordinal);
        var maker = new EntryMaker(Site, Tag, await ImagesAsync(store, folder, cancellationToken));
        var articles = await store.Reading.LatestArticlesAsync(new ArticleQuery { Limit = Entries }, cancellationToken);
        var removed = await store.Reading.RemovedAsync(Entries, cancellationToken);
        var entries = articles
            .Select(article => maker.FromArticle(article, sources.GetValueOrDefault(article.Article.SourceId) ?? Unknown(article.Article.SourceId))).ToList();
        return
        [
            .. Enum.GetValues<PublishedFormat>().Select(format => Checked(format, format.Write(new FeedModel
            {
                Id = $"tag:{Tag}:feed",
                Title = "Archive",
                Description = "Archive",
                HomePage = Site,
                Self = new Uri(Site, format.FileName),
                Entries = entries,
                Removed = [.. removed.Select(removal => maker.Removed(removal.ArticleId, removal.At))],
            }))),
        ];
    }

    private static async Task<ShownImages> ImagesAsync(Store store, string folder, CancellationToken cancellationToken)
    {
        var hidden = (await store.Images.HiddenFamiliesAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var links = new ImageLinks(ImageSecret.IsIn(folder) ? ImageSecret.Load(folder) : new ImageSecret([]), new SiteOptions { BaseUrl = Site });
        return new ShownImages(image => hidden.Contains(ImageAddress.Family(image)), links.Proxied);
    }

    private static Source Unknown(string id) => new() { Id = id, Name = id };

    private static CheckedBytes Checked(PublishedFormat format, PublishedFeed feed) =>
        new(format.FileName, feed.Body.Length, Convert.ToHexStringLower(SHA256.HashData(feed.Body.Span)));
}
