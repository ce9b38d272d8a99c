using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenSources(ISourceStore store) : ISourceStore
{
    public Func<IReadOnlyList<Source>, DateTimeOffset, CancellationToken, Task> Synchronise { get; init; } = store.SynchroniseAsync;

    public Task SynchroniseAsync(IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken) =>
        Synchronise(sources, now, cancellationToken);

    public Func<CancellationToken, Task<IReadOnlyList<Source>>> Remembered { get; init; } = store.RememberedAsync;

    public Task<IReadOnlyList<Source>> RememberedAsync(CancellationToken cancellationToken) =>
        Remembered(cancellationToken);

    public Func<ClaimRequest, CancellationToken, Task<IReadOnlyList<SourceClaim>>> ClaimDue { get; init; } = store.ClaimDueAsync;

    public Task<IReadOnlyList<SourceClaim>> ClaimDueAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        ClaimDue(request, cancellationToken);

    public Func<SourceCompletion, CancellationToken, Task<Admission?>> Complete { get; init; } = store.CompleteAsync;

    public Task<Admission?> CompleteAsync(SourceCompletion completion, CancellationToken cancellationToken) =>
        Complete(completion, cancellationToken);

    public Func<string, Sentence, CancellationToken, Task> Pause { get; init; } = store.PauseAsync;

    public Task PauseAsync(string sourceId, Sentence reason, CancellationToken cancellationToken) =>
        Pause(sourceId, reason, cancellationToken);

    public Func<string, DateTimeOffset, CancellationToken, Task> Resume { get; init; } = store.ResumeAsync;

    public Task ResumeAsync(string sourceId, DateTimeOffset now, CancellationToken cancellationToken) =>
        Resume(sourceId, now, cancellationToken);

    public Func<IReadOnlyList<string>, DateTimeOffset, CancellationToken, Task> Hasten { get; init; } = store.HastenAsync;

    public Task HastenAsync(IReadOnlyList<string> sourceIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        Hasten(sourceIds, now, cancellationToken);

    public Func<CancellationToken, Task<IReadOnlyList<SourceHealth>>> Health { get; init; } = store.HealthAsync;

    public Task<IReadOnlyList<SourceHealth>> HealthAsync(CancellationToken cancellationToken) =>
        Health(cancellationToken);
}
