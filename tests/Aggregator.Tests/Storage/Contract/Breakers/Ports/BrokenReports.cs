using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenReports(IReportStore store) : IReportStore
{
    public Func<DateTimeOffset, CancellationToken, Task<IReadOnlyDictionary<string, SourceTally>>> Tallies { get; init; } = store.TalliesAsync;

    public Task<IReadOnlyDictionary<string, SourceTally>> TalliesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Tallies(since, cancellationToken);

    public Func<string, CancellationToken, Task<Biography?>> Biography { get; init; } = store.BiographyAsync;

    public Task<Biography?> BiographyAsync(string name, CancellationToken cancellationToken) =>
        Biography(name, cancellationToken);
}
