using Aggregator.Server.Web.Images;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>Pictures are compared one by one, and a fault in one does not affect the others.</summary>
public sealed class ImageWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-watch-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_picture_that_causes_a_fault_is_tried_once_and_the_others_are_compared()
    {
        await using var paper = await PictureServer.StartAsync();
        await using var site = await SiteUnderTest.StartAsync();
        var stumbling = paper.Put("stumbling.jpg", PaintedPicture.Jpeg(99));
        // The test uses a store of its own, because the site's watch works on the store of the site.
        using var own = TestStore.Open(_folder.FullName);
        var images = new StumblingStore(own.Images, stumbling);
        foreach (var url in Enumerable.Range(0, 8).Select(number => paper.Put($"{number}.jpg", PaintedPicture.Jpeg(number))).Prepend(stumbling))
        {
            await images.OpenAsync(new ImagePlace(url, "alrasid", null), site.Clock.GetUtcNow(), Token);
        }

        var (options, lifetime) = (new ImageOptions(), site.Service<IHostApplicationLifetime>());
        using var supply = new ImageSupply(site.Service<ImageFetcher>(), images, site.Service<ImageShelf>(), options, site.Clock, lifetime);
        var watch = new ImageWatch(
            images, supply, site.Service<HiddenImages>(), site.Service<StoreStamp>(), options, site.Clock, NullLogger<ImageWatch>.Instance);
        await watch.LookAtReportedAsync(Token);
        Assert.Empty(await images.WaitingAsync(site.Clock.GetUtcNow() - TimeSpan.FromHours(1), 100, Token));
        Assert.Null(await images.FindLookAsync(stumbling, Token));
        Assert.NotNull(await images.FindLookAsync(new Uri(paper.Address, "7.jpg"), Token));
        // The cache is only for pictures that readers request.
        Assert.Empty(Directory.GetFiles(site.Service<ImageFolder>().Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>A store that cannot save the look of one picture.</summary>
    private sealed class StumblingStore(IImageStore store, Uri stumbling) : IImageStore
    {
        public Task<bool> SaveLookAsync(ImagePlace place, ImageLook? look, DateTimeOffset now, CancellationToken cancellationToken) =>
            look is not null && place.Url == stumbling
                ? throw new InvalidOperationException("a bug of ours")
                : store.SaveLookAsync(place, look, now, cancellationToken);

        public Task<IReadOnlyList<string>> HiddenFamiliesAsync(CancellationToken cancellationToken) => store.HiddenFamiliesAsync(cancellationToken);

        public Task<ImageLook?> FindLookAsync(Uri url, CancellationToken cancellationToken) => store.FindLookAsync(url, cancellationToken);

        public Task<IReadOnlyList<Uri>> UnseenAsync(IReadOnlyList<Uri> urls, CancellationToken cancellationToken) => store.UnseenAsync(urls, cancellationToken);

        public Task<IReadOnlyList<ImagePlace>> WaitingAsync(DateTimeOffset triedBefore, int limit, CancellationToken cancellationToken) =>
            store.WaitingAsync(triedBefore, limit, cancellationToken);

        public Task<long?> FindPictureAsync(Uri url, CancellationToken cancellationToken) => store.FindPictureAsync(url, cancellationToken);

        public Task<IReadOnlyList<PicturedArticle>> ArticlesAsync((long After, long Before) between, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
            store.ArticlesAsync(between, since, limit, cancellationToken);

        public Task<ReportOutcome> ReportAsync(ImageReport report, DateTimeOffset now, CancellationToken cancellationToken) =>
            store.ReportAsync(report, now, cancellationToken);

        public Task DecideAsync(long pictureId, PictureDecision decision, CancellationToken cancellationToken) => store.DecideAsync(pictureId, decision, cancellationToken);

        public Task<long> OpenAsync(ImagePlace place, DateTimeOffset now, CancellationToken cancellationToken) => store.OpenAsync(place, now, cancellationToken);

        public Task<IReadOnlyList<PictureCase>> CasesAsync(CancellationToken cancellationToken) => store.CasesAsync(cancellationToken);

        public Task<PictureCase?> FindCaseAsync(long pictureId, CancellationToken cancellationToken) => store.FindCaseAsync(pictureId, cancellationToken);
    }
}
