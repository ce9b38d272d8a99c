using Aggregator.Sources.Effective;
using Aggregator.Storage.Accounts;
using Aggregator.Storage.Settings;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenSettings(ISourceSettingsStore store) : ISourceSettingsStore
{
    public Func<long> TellChanges { get; init; } = () => store.Changes;

    public long Changes => TellChanges();

    public Func<CancellationToken, Task<IReadOnlyList<OperatorSettings>>> All { get; init; } = store.AllAsync;

    public Task<IReadOnlyList<OperatorSettings>> AllAsync(CancellationToken cancellationToken) => All(cancellationToken);

    public Func<OperatorSettings, AuditRecord, CancellationToken, Task<bool>> Save { get; init; } = store.SaveAsync;

    public Task<bool> SaveAsync(OperatorSettings settings, AuditRecord record, CancellationToken cancellationToken) =>
        Save(settings, record, cancellationToken);
}
