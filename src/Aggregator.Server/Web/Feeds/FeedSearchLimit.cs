using System.Threading.RateLimiting;

namespace Aggregator.Server.Web.Feeds;

/// <summary>Feeds of searches that have to be made: so many a minute for one address. One that stands ready costs nothing and counts nothing.</summary>
/// <remarks>Apart from people's searches: behind one address stands a reading program with the feeds of a whole house.</remarks>
internal sealed class FeedSearchLimit : IDisposable
{
    /// <summary>Each costs the store some milliseconds.</summary>
    public const int PerMinute = 300;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <returns>False when the address has to wait.</returns>
    public bool TryTake(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(SearchLimit.AddressOf(context));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
