using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Following;
using Aggregator.Server.Jobs;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>Makes the store ready for work: ends the leases of a process that died, and takes over the list of sources.</summary>
/// <remarks>The lock on the data folder proves that no other process works on it.</remarks>
internal sealed class StoreStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => PrepareAsync(services, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var upkeep = services.GetRequiredService<IStoreUpkeep>();
        await upkeep.ReleaseLeasesAsync(cancellationToken);

        // A process that was killed leaves its log behind. The log is moved into the file before the first request.
        await upkeep.CheckpointAsync(cancellationToken);
        var sources = services.GetRequiredService<EffectiveSources>();
        await sources.LoadAsync(cancellationToken);
        await services.GetRequiredService<ISourceStore>().SynchroniseAsync(
            sources.Current.Sources,
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            cancellationToken);
        await services.GetRequiredService<RememberedSources>().LoadAsync(cancellationToken);
        await upkeep.MendFutureAsync(
            ClockWatch.Bounds(
                sources.Current.Sources,
                services.GetRequiredService<FetchingOptions>(),
                services.GetRequiredService<PipelineOptions>(),
                services.GetRequiredService<TimeProvider>().GetUtcNow()),
            cancellationToken);
    }
}
