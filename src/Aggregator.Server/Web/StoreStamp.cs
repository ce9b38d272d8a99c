using Aggregator.Storage;

namespace Aggregator.Server.Web;

/// <summary>The store's version, kept in memory: what is cached under it needs no database.</summary>
/// <remarks>Asked again at most every half second, so that an editor's decision shows within a second.</remarks>
internal sealed class StoreStamp(IStoryStore store, TimeProvider clock)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromMilliseconds(500);

    private Known _known = new(0, DateTimeOffset.MinValue);

    public async ValueTask<long> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = _known;
        var now = clock.GetUtcNow();
        if (now - known.AskedAt < Trusted && now >= known.AskedAt)
        {
            return known.Version;
        }

        var version = await store.VersionAsync(cancellationToken);
        _known = new Known(version, now);
        return version;
    }

    private sealed record Known(long Version, DateTimeOffset AskedAt);
}
