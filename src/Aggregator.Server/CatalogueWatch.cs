using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>Hands the list of sources to the store at start and whenever feeds.json changes; a broken edit is only reported.</summary>
internal sealed partial class CatalogueWatch(
    IServiceProvider services, SourceCatalogFile catalogue, ISourceStore store, TimeProvider timeProvider, ILogger<CatalogueWatch> logger)
    : BackgroundService
{
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
            switch (catalogue.Refresh())
            {
                case CatalogChange.Replaced(var added, var removed):
                    await store.SynchroniseAsync(catalogue.Current, timeProvider.GetUtcNow(), stoppingToken);
                    await services.GetRequiredService<RememberedSources>().LoadAsync(stoppingToken);
                    LogReplaced(catalogue.Path, added.Count, removed.Count);
                    break;
                case CatalogChange.Kept(var faults):
                    LogKept(catalogue.Path, string.Join("; ", faults));
                    break;
                default:
                    break;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Path} was read again: {Added} sources more, {Removed} fewer")]
    private partial void LogReplaced(string path, int added, int removed);

    [LoggerMessage(LogLevel.Warning, "{Path} cannot be used, the list from before stays in force: {Faults}")]
    private partial void LogKept(string path, string faults);
}
