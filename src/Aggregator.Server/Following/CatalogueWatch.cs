using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Settings;

namespace Aggregator.Server.Following;

/// <summary>Gives the list of sources to the store whenever feeds.json or the settings of operators change. A file with faults
/// is only reported.</summary>
internal sealed partial class CatalogueWatch(
    SourceCatalogFile file,
    EffectiveSources sources,
    ISourceSettingsStore settings,
    ISourceStore store,
    RememberedSources remembered,
    TimeProvider timeProvider,
    ILogger<CatalogueWatch> logger) : IDisposable
{
    // The job and a page that has saved a source may look at the same time.
    private readonly SemaphoreSlim _turn = new(1);
    private IReadOnlyList<CatalogueConflict> _told = [];

    // The last change that the store has not taken over yet. The file reports each change only once, so the change is kept here
    // when the store fails.
    private bool _isUntold = true;
    private long _seen;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await LookAloneAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task LookAloneAsync(CancellationToken cancellationToken)
    {
        var change = file.Refresh();
        if (change is CatalogChange.Kept(var faults))
        {
            LogKept(file.Path, string.Join("; ", faults));
        }

        var changes = settings.Changes;
        _isUntold |= change is CatalogChange.Replaced || changes != _seen;
        if (!_isUntold)
        {
            return;
        }

        await sources.LoadAsync(cancellationToken);
        var now = sources.Current;
        await store.SynchroniseAsync(now.Sources, timeProvider.GetUtcNow(), cancellationToken);
        await remembered.LoadAsync(cancellationToken);
        if (change is CatalogChange.Replaced(var added, var removed))
        {
            LogReplaced(file.Path, added.Count, removed.Count);
        }

        foreach (var conflict in now.Conflicts.Except(_told))
        {
            LogConflict(conflict.ToString());
        }

        (_told, _seen, _isUntold) = (now.Conflicts, changes, false);
    }

    [LoggerMessage(LogLevel.Information, "{Path} was read again: {Added} sources added, {Removed} removed")]
    private partial void LogReplaced(string path, int added, int removed);

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be used; the last list without faults stays in force: {Faults}")]
    private partial void LogKept(string path, string faults);

    [LoggerMessage(LogLevel.Warning, "{Conflict}")]
    private partial void LogConflict(string conflict);
}
