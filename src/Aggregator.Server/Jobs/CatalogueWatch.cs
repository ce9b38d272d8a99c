using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server.Jobs;

/// <summary>Hands the list of sources to the store whenever feeds.json changes; a broken edit is only reported.</summary>
internal sealed partial class CatalogueWatch(
    SourceCatalogFile catalogue, ISourceStore store, RememberedSources remembered, TimeProvider timeProvider, ILogger<CatalogueWatch> logger)
{
    // A change is told once: it is kept until the store has taken it.
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

    [LoggerMessage(LogLevel.Information, "{Path} was read again: {Added} sources more, {Removed} fewer")]
    private partial void LogReplaced(string path, int added, int removed);

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be used, the list from before stays in force: {Faults}")]
    private partial void LogKept(string path, string faults);
}
