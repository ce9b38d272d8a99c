using Aggregator.Pipeline;
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
{
    private const int ArticlesAtOnce = 100;
    private const int LooksAtOnce = 4;

    // A picture whose server was down is tried again. A picture that is gone is not.
    private static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    private long _compared;

    // Editors' commands run in another process, so this loop also looks for their decisions.
    public async Task LookAtReportedAsync(CancellationToken cancellationToken)
    {
        var waiting = await store.WaitingAsync(clock.GetUtcNow() - Retry, ArticlesAtOnce, cancellationToken);
        if (waiting.Count > 0)
        {
            await LookAtAsync(waiting, cancellationToken);
        }
    }

    public async Task CompareRecentAsync(CancellationToken cancellationToken)
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
        new ParallelOptions { MaxDegreeOfParallelism = LooksAtOnce, TaskScheduler = ThreadPoolScheduler.Instance, CancellationToken = cancellationToken },
        async (place, token) =>
        {
            var bug = await BugGuard.RunAsync(() => LookAtAsync(place, token), bug => bug, token);
            if (bug is not null && !supply.IsStopping)
            {
                // The picture counts as compared, so that one faulty picture does not stop the others in every round.
                LogStumbled(bug, place.Url);
                await store.SaveLookAsync(place, null, clock.GetUtcNow(), token);
            }
        });

    private async Task<Exception?> LookAtAsync(ImagePlace place, CancellationToken cancellationToken)
    {
        if (await supply.LookAsync(place, cancellationToken) is { IsHidden: true })
        {
            stamp.Forget();
        }

        return null;
    }

    [LoggerMessage(LogLevel.Error, "The picture {Image} could not be compared, and is not tried again soon")]
    private partial void LogStumbled(Exception fault, Uri image);
}
