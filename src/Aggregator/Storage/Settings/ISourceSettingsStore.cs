using Aggregator.Sources.Effective;
using Aggregator.Storage.Accounts;

namespace Aggregator.Storage.Settings;

/// <summary>What operators say of sources beside feeds.json: own sources, changes of the file's sources, removals.</summary>
public interface ISourceSettingsStore
{
    /// <summary>Grows with each change by this process, so that the service sees a change without a query.</summary>
    long Changes { get; }

    /// <summary>By id; removed sources are included.</summary>
    Task<IReadOnlyList<OperatorSettings>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Saves what operators say of a source. Settings without an entry and without a removal are deleted.</summary>
    /// <remarks>A removal also stops the polling of the source in the same transaction: a worker that has claimed it loses its
    /// claim. It does not touch articles: <see cref="IRemovedSourceStore"/> does.</remarks>
    /// <param name="settings">With the revision that was read; 0 when nothing was there. The store counts it up.</param>
    /// <param name="record">Written in the same transaction.</param>
    /// <param name="cancellationToken">Nothing is saved.</param>
    /// <returns>False when somebody else changed the settings since they were read; then nothing is saved.</returns>
    Task<bool> SaveAsync(OperatorSettings settings, AuditRecord record, CancellationToken cancellationToken);
}
