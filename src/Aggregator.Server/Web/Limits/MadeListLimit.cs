using System.Threading.RateLimiting;

namespace Aggregator.Server.Web.Limits;

/// <summary>Feeds and lists of somebody's own choice that have to be made: so many a minute for one household. One that stands ready costs nothing and counts nothing.</summary>
/// <remarks>Apart from people's searches: behind one address stands a reading program with the feeds of a whole house.</remarks>
internal sealed class MadeListLimit : IDisposable
{
    /// <summary>Each costs the store some milliseconds.</summary>
    public const int PerMinute = 300;

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        RateLimitPartition.GetFixedWindowLimiter(
            Household.Key(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    /// <returns>False when the household has to wait.</returns>
    public bool TryTake(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
