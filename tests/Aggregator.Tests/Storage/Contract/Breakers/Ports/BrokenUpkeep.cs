using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenUpkeep(IStoreUpkeep store) : IStoreUpkeep
{
    public Func<CancellationToken, Task<int>> ReleaseLeases { get; init; } = store.ReleaseLeasesAsync;

    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) =>
        ReleaseLeases(cancellationToken);

    public Func<FutureBounds, CancellationToken, Task<int>> MendFuture { get; init; } = store.MendFutureAsync;

    public Task<int> MendFutureAsync(FutureBounds bounds, CancellationToken cancellationToken) =>
        MendFuture(bounds, cancellationToken);

    public Func<CancellationToken, Task> Probe { get; init; } = store.ProbeAsync;

    public Task ProbeAsync(CancellationToken cancellationToken) =>
        Probe(cancellationToken);

    public Func<CancellationToken, Task> Check { get; init; } = store.CheckAsync;

    public Task CheckAsync(CancellationToken cancellationToken) =>
        Check(cancellationToken);

    public Func<CancellationToken, Task> Checkpoint { get; init; } = store.CheckpointAsync;

    public Task CheckpointAsync(CancellationToken cancellationToken) =>
        Checkpoint(cancellationToken);
}
