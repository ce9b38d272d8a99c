using System.Threading.RateLimiting;

namespace Aggregator.Server.Web.Limits;

/// <summary>Limits how many feeds and lists with filters are made for one household in a minute. A document that is already in
/// memory is not counted.</summary>
/// <remarks>This limit is apart from that of searches, because one household may have a feed program that polls many
/// feeds.</remarks>
internal sealed class MadeListLimit : IDisposable
{
    /// <summary>Each list takes the store some milliseconds.</summary>
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
