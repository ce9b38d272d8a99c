using Aggregator.Publishing.Bodies;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Aggregator.Text.Addresses;

namespace Aggregator.Server.Web.Images;

/// <summary>Fetches and compares reported pictures. When any picture is hidden, it also compares the pictures of recent articles,
/// because a copy of a hidden picture may stand there.</summary>
/// <remarks>A picture that went through the proxy was compared then. Each address is compared once. Without hidden pictures
/// nothing is compared.</remarks>
internal sealed partial class ImageWatch(
    IImageStore store, ImageSupply supply, HiddenImages hidden, StoreStamp stamp, ImageOptions options, TimeProvider clock, ILogger<ImageWatch> logger)
    : BackgroundService
{
    private const int ArticlesAtOnce = 100;
    private const int LooksAtOnce = 4;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    // A picture whose server was down is tried again. A picture that is gone is not.
    private static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _reported = new(0);
    private readonly SemaphoreSlim _seen = new(0);
    private long _compared;

    /// <summary>Called after a report: the picture is compared soon, and the reporter does not wait for it.</summary>
    public void Nudge() => _reported.Release();

    public override void Dispose()
    {
        _reported.Dispose();
        _seen.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        MakingPool.RunAsync(() => RepeatAsync(_reported, () => LookAtReportedAsync(stoppingToken), stoppingToken)),
        MakingPool.RunAsync(() => RepeatAsync(_seen, () => CompareRecentAsync(stoppingToken), stoppingToken)));

    private async Task RepeatAsync(SemaphoreSlim nudge, Func<Task> workAsync, CancellationToken cancellationToken)
    {
        while (true)
        {
            await nudge.WaitAsync(Pace, cancellationToken);
            await GuardAsync(workAsync, cancellationToken);
        }
    }

    // Editors' commands run in another process, so this loop also looks for their decisions.
    private async Task LookAtReportedAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.WaitingAsync(clock.GetUtcNow() - Retry, ArticlesAtOnce, cancellationToken);
        if (waiting.Count > 0)
        {
            await LookAtAsync(waiting, cancellationToken);
            _seen.Release();
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
            var places = articles.SelectMany(Places).ToList();
            var unseen = (await store.UnseenAsync([.. places.Select(place => place.Url)], cancellationToken)).ToHashSet();
            await LookAtAsync(places.Where(place => unseen.Contains(place.Url)), cancellationToken);
        }

        _compared = newest;
    }

    private static IEnumerable<ImagePlace> Places(PicturedArticle article)
    {
        IEnumerable<Uri?> images = [article.Image, .. ShownImages.In(article.Body)];
        return images.OfType<Uri>().Where(ImageAddress.IsUsable).Select(image => new ImagePlace(image, article.SourceId, article.Id));
    }

    private Task LookAtAsync(IEnumerable<ImagePlace> places, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        places.DistinctBy(place => place.Url),
        new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, TaskScheduler = MakingPool.Instance, CancellationToken = cancellationToken },
        async (place, token) =>
        {
            try
            {
                if (await supply.LookAsync(place, token) is { IsHidden: true })
                {
                    stamp.Forget();
                }
            }
            catch (Exception fault) when (!token.IsCancellationRequested && !supply.IsStopping)
            {
                // The picture counts as compared, so that one faulty picture does not stop the others in every round.
                LogStumbled(fault, place.Url);
                await store.SaveLookAsync(place, null, clock.GetUtcNow(), token);
            }
        });

    private async Task GuardAsync(Func<Task> workAsync, CancellationToken cancellationToken)
    {
        try
        {
            await workAsync();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && !supply.IsStopping)
        {
            // The next round tries again. A picture that cannot be compared must not stop the site.
            LogFailed(fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "The picture {Image} could not be compared, and is not tried again soon")]
    private partial void LogStumbled(Exception fault, Uri image);

    [LoggerMessage(LogLevel.Error, "Pictures could not be compared")]
    private partial void LogFailed(Exception fault);
}
