using System.Net;
using System.Threading.RateLimiting;
using Aggregator.Server.Web.Images;

namespace Aggregator.Server.Web.Limits;

/// <summary>Limits how many reports one household may send in an hour.</summary>
internal sealed class ReportLimit(ImageOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            Household.Key(address),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = options.ReportsPerHour, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    public bool Allows(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
