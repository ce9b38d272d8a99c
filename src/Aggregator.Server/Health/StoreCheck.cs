using Aggregator.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Server.Health;

/// <summary>Whether the store can be asked: without it nothing can be read and nothing taken in.</summary>
internal sealed class StoreCheck(IStoreUpkeep store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
