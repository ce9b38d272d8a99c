namespace Aggregator.Storage.Accounts;

/// <summary>Who changed what. Records are only added, never changed or removed.</summary>
public interface IAuditStore
{
    /// <remarks>A port that changes something writes its record in the transaction of the change instead.</remarks>
    Task AppendAsync(AuditRecord record, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<AuditRecord>> ReadAsync(AuditQuery query, CancellationToken cancellationToken);
}
