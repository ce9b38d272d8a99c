using Aggregator.Storage.Accounts;
using Aggregator.Storage.LiteDb.Engine;

namespace Aggregator.Storage.LiteDb.Accounts;

/// <summary><see cref="IAuditStore"/> in LiteDB.</summary>
internal sealed class LiteAuditStore(LiteGate gate) : IAuditStore
{
    public Task AppendAsync(AuditRecord record, CancellationToken cancellationToken) => gate.WriteAsync(
        session =>
        {
            AuditDocument.Append(session, record);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<AuditRecord>> ReadAsync(AuditQuery query, CancellationToken cancellationToken) =>
        gate.ReadAsync(session => AuditDocument.Read(session, query), cancellationToken);
}
