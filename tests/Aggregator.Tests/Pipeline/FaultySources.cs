using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;

namespace Aggregator.Tests.Pipeline;

/// <summary>A store that throws when entries of one source are saved.</summary>
internal sealed class FaultySources(ISourceStore store, string sourceId, Exception fault) : ISourceStore
{
    public Task<Admission?> CompleteAsync(SourceCompletion completion, CancellationToken cancellationToken) =>
        completion.Claim.SourceId == sourceId && completion.Entries.Count > 0 ? throw fault : store.CompleteAsync(completion, cancellationToken);

    public Task SynchroniseAsync(IReadOnlyList<Source> sources, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.SynchroniseAsync(sources, now, cancellationToken);

    public Task<IReadOnlyList<Source>> RememberedAsync(CancellationToken cancellationToken) => store.RememberedAsync(cancellationToken);

    public Task<IReadOnlyList<SourceClaim>> ClaimDueAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        store.ClaimDueAsync(request, cancellationToken);

    public Task PauseAsync(string sourceId, Sentence reason, CancellationToken cancellationToken) =>
        store.PauseAsync(sourceId, reason, cancellationToken);

    public Task ResumeAsync(string sourceId, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.ResumeAsync(sourceId, now, cancellationToken);

    public Task HastenAsync(IReadOnlyList<string> sourceIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.HastenAsync(sourceIds, now, cancellationToken);

    public Task<IReadOnlyList<SourceHealth>> HealthAsync(CancellationToken cancellationToken) => store.HealthAsync(cancellationToken);
}
