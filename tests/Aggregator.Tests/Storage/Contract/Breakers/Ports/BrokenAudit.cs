using Aggregator.Storage.Accounts;

namespace Aggregator.Tests.Storage.Contract.Breakers.Ports;

/// <summary>Passes each call on, except the calls that a breaker replaces.</summary>
internal sealed class BrokenAudit(IAuditStore store) : IAuditStore
{
    public Func<AuditQuery, IReadOnlyList<AuditRecord>, IEnumerable<AuditRecord>> Read { get; init; } = static (_, records) => records;

    public Task AppendAsync(AuditRecord record, CancellationToken cancellationToken) => store.AppendAsync(record, cancellationToken);

    public async Task<IReadOnlyList<AuditRecord>> ReadAsync(AuditQuery query, CancellationToken cancellationToken) =>
        [.. Read(query, await store.ReadAsync(query, cancellationToken))];
}
