using System.Globalization;
using Aggregator.Server.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace Aggregator.Server.Health;

/// <summary>Whether the jobs run regularly and succeed, when this process runs them.</summary>
/// <remarks>A run in progress counts, however long it takes: after a day without a network there is much to fetch.</remarks>
internal sealed class StationsCheck(IServiceProvider services, TimeProvider clock) : IHealthCheck
{
    /// <summary>Three times the longest interval that can be configured.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<ISchedulerFactory>() is not { } factory)
        {
            // This process serves only the site; another process runs the jobs.
            return HealthCheckResult.Healthy();
        }

        var scheduler = await factory.GetScheduler(cancellationToken);
        List<string> faults = [.. services.GetService<JobFaults>()?.Current ?? []];
        foreach (var key in await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancellationToken))
        {
            if (await scheduler.GetTrigger(key, cancellationToken) is { } trigger
                && (trigger.PreviousFireTimeUtc ?? trigger.StartTimeUtc) is var last && clock.GetUtcNow() - last > Recent + Interval(trigger)
                && await scheduler.GetTriggerState(key, cancellationToken) is not (TriggerState.Executing or TriggerState.Blocked))
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{key.Name} has not run since {last:u}"));
            }
        }

        return faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join("; ", faults.Order(StringComparer.Ordinal)));
    }

    // A job that runs every few hours is not silent in between.
    private static TimeSpan Interval(ITrigger trigger) => trigger is ISimpleTrigger simple ? simple.RepeatInterval : TimeSpan.Zero;
}
