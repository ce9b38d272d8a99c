using Aggregator.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aggregator.Server.Health;

/// <summary>Whether the store answers: without it nothing can be read or saved.</summary>
internal sealed class StoreCheck(IStoreUpkeep store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
