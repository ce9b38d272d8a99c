using Aggregator.Sources.Effective;
using Aggregator.Storage.Accounts;
using Aggregator.Storage.LiteDb.Accounts;
using Aggregator.Storage.LiteDb.Documents;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Sources;
using Aggregator.Storage.Settings;

namespace Aggregator.Storage.LiteDb.Settings;

/// <summary><see cref="ISourceSettingsStore"/> in LiteDB.</summary>
internal sealed class LiteSourceSettings(LiteGate gate) : ISourceSettingsStore
{
    private long _changes;

    public long Changes => Interlocked.Read(ref _changes);

    public Task<IReadOnlyList<OperatorSettings>> AllAsync(CancellationToken cancellationToken) =>
        gate.ReadAsync<IReadOnlyList<OperatorSettings>>(static session => [.. OperatorSourceDocument.All(session)], cancellationToken);

    public async Task<bool> SaveAsync(OperatorSettings settings, AuditRecord record, CancellationToken cancellationToken)
    {
        var isSaved = await gate.WriteAsync(session => Save(session, settings, record), cancellationToken);
        if (isSaved)
        {
            Interlocked.Increment(ref _changes);
        }

        return isSaved;
    }

    private static bool Save(LiteSession session, OperatorSettings settings, AuditRecord record)
    {
        var known = session.Find(OperatorSourceDocument.Collection, settings.SourceId);
        if ((known?["revision"].AsInt64 ?? 0) != settings.Revision)
        {
            return false;
        }

        AuditDocument.Append(session, record);

        if (settings.Entry is null && settings.Removal is null)
        {
            session.Delete(OperatorSourceDocument.Collection, settings.SourceId);
            return true;
        }

        OperatorSourceDocument.Save(session, settings);
        if (settings.Removal is not null)
        {
            LiteSourceStore.Rest(session, settings.SourceId);
        }

        return true;
    }
}
