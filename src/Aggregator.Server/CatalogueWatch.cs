using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>Hands the list of sources to the store at start and whenever feeds.json changes; a broken edit is only reported.</summary>
internal sealed partial class CatalogueWatch(
    IServiceProvider services, SourceCatalogFile catalogue, ISourceStore store, TimeProvider timeProvider, ILogger<CatalogueWatch> logger)
    : BackgroundService
{
    // A change is told once: it is kept until the store has taken it.
    private CatalogChange.Replaced? _untold;
    private bool _isFailing;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await StoreStart.PrepareAsync(services, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SourceCatalogFile.LookEvery, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                _isFailing = false;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A full disk or a busy store must not end the service; the edit waits for the next look.
                if (!_isFailing)
                {
                    LogFailed(fault, catalogue.Path);
                }

                _isFailing = true;
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
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
        await services.GetRequiredService<RememberedSources>().LoadAsync(cancellationToken);
        LogReplaced(catalogue.Path, added.Count, removed.Count);
        _untold = null;
    }

    [LoggerMessage(LogLevel.Information, "{Path} was read again: {Added} sources more, {Removed} fewer")]
    private partial void LogReplaced(string path, int added, int removed);

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be used, the list from before stays in force: {Faults}")]
    private partial void LogKept(string path, string faults);

    [LoggerMessage(LogLevel.Error, "{Path} could not be taken over; every look tries again")]
    private partial void LogFailed(Exception fault, string path);
}
