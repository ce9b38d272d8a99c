using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server.Jobs;

/// <summary>Gives the list of sources to the store whenever feeds.json changes. A file with faults is only reported.</summary>
internal sealed partial class CatalogueWatch(
    SourceCatalogFile catalogue, ISourceStore store, RememberedSources remembered, TimeProvider timeProvider, ILogger<CatalogueWatch> logger)
{
    // The last change that the store has not taken over yet. The catalogue reports each change only once, so the change is kept
    // here when the store fails.
    private CatalogChange.Replaced? _untold;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var change = catalogue.Refresh();
        _untold = change as CatalogChange.Replaced ?? _untold;
        if (change is CatalogChange.Kept(var faults))
        {
            LogKept(catalogue.Path, string.Join("; ", faults));
        }

        if (_untold is not var (added, removed))
        {
            return;
        }

        await store.SynchroniseAsync(catalogue.Current, timeProvider.GetUtcNow(), cancellationToken);
        await remembered.LoadAsync(cancellationToken);
        LogReplaced(catalogue.Path, added.Count, removed.Count);
        _untold = null;
    }

    [LoggerMessage(LogLevel.Information, "{Path} was read again: {Added} sources added, {Removed} removed")]
    private partial void LogReplaced(string path, int added, int removed);

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be used; the last list without faults stays in force: {Faults}")]
    private partial void LogKept(string path, string faults);
}
