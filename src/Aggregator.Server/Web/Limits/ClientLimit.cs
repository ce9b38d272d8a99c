using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace Aggregator.Server.Web.Limits;

/// <summary>Counts what each client asks for, by policy, in windows that begin anew.</summary>
internal sealed class ClientLimit : IDisposable
{
    private readonly PartitionedRateLimiter<(LimitPolicy Policy, IPAddress? Address)> _limiter =
        PartitionedRateLimiter.Create<(LimitPolicy Policy, IPAddress? Address), (string, string)>(asked => RateLimitPartition.GetFixedWindowLimiter(
            (asked.Policy.Name, ClientNetwork.Key(asked.Address)),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = asked.Policy.Requests, Window = asked.Policy.Window, QueueLimit = 0 }));

    /// <returns>False when the client has to wait; the answer then says for how many seconds at most.</returns>
    public bool TryTake(LimitPolicy policy, HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire((policy, context.Connection.RemoteIpAddress));
        if (!lease.IsAcquired)
        {
            context.Response.Headers.RetryAfter = ((int)policy.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
