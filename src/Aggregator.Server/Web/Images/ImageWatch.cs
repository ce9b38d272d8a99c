using System.Threading.Channels;
using Aggregator.Publishing;
using Aggregator.Storage;
using Aggregator.Text;

namespace Aggregator.Server.Web.Images;

/// <summary>Looks at reported pictures, and once some are hidden, at those of recent articles: a hidden picture may stand there too.</summary>
/// <remarks>What the proxy fetched was looked at then. Each address is looked at once; nothing is looked at while nothing is hidden.</remarks>
internal sealed partial class ImageWatch(
    IImageStore store, ImageSupply supply, HiddenImages hidden, StoreStamp stamp, ImageOptions options, TimeProvider clock, ILogger<ImageWatch> logger)
    : BackgroundService
{
    private const int ArticlesAtOnce = 100;
    private const int LooksAtOnce = 4;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private readonly Channel<ImagePlace> _reported = Channel.CreateBounded<ImagePlace>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SemaphoreSlim _nudge = new(0);
    private long _compared;

    /// <summary>Soon, and not while the reporter waits.</summary>
    public void Look(ImagePlace place) => _reported.Writer.TryWrite(place);

    public override void Dispose()
    {
        _nudge.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LookAtReportedAsync(stoppingToken), CompareAsync(stoppingToken));

    private async Task LookAtReportedAsync(CancellationToken cancellationToken)
    {
        await foreach (var place in _reported.Reader.ReadAllAsync(cancellationToken))
        {
            await GuardAsync(() => LookAtAsync([place], cancellationToken));
            _nudge.Release();
        }
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _nudge.WaitAsync(Pace, cancellationToken);
            await GuardAsync(() => CompareRecentAsync(cancellationToken));
        }
    }

    private async Task CompareRecentAsync(CancellationToken cancellationToken)
    {
        await stamp.CurrentAsync(cancellationToken);
        if (!hidden.IsAny || options.CompareBack == TimeSpan.Zero)
        {
            return;
        }

        var (since, newest, before) = (clock.GetUtcNow() - options.CompareBack, _compared, long.MaxValue);
        while (await store.ArticlesAsync((_compared, before), since, ArticlesAtOnce, cancellationToken) is { Count: > 0 } articles)
        {
            newest = Math.Max(newest, articles[0].Id);
            before = articles[^1].Id;
            await LookAtAsync([.. articles.SelectMany(Places)], cancellationToken);
        }

        _compared = newest;
    }

    private static IEnumerable<ImagePlace> Places(PicturedArticle article)
    {
        IEnumerable<Uri?> images = [article.Image, .. ShownImages.In(article.Body)];
        return images.OfType<Uri>().Where(ImageAddress.IsUsable).Select(image => new ImagePlace(image, article.SourceId, article.Id));
    }

    private async Task LookAtAsync(IReadOnlyList<ImagePlace> places, CancellationToken cancellationToken)
    {
        var unseen = (await store.UnseenAsync([.. places.Select(place => place.Url)], cancellationToken)).ToHashSet();
        await Parallel.ForEachAsync(
            places.Where(place => unseen.Contains(place.Url)).DistinctBy(place => place.Url),
            new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, CancellationToken = cancellationToken },
            async (place, token) =>
            {
                if (await supply.GetAsync(place, token) is { IsHidden: true })
                {
                    stamp.Forget();
                }
            });
    }

    private async Task GuardAsync(Func<Task> workAsync)
    {
        try
        {
            await workAsync();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The next round tries again; a picture that cannot be compared must not stop the site.
            LogFailed(fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "Pictures could not be compared")]
    private partial void LogFailed(Exception fault);
}
