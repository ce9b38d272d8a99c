using Aggregator.Storage;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>Reads the whole store once a day, so that damage is known before a reader meets it, and while good backups are
/// left.</summary>
[DisallowConcurrentExecution]
internal sealed class StoreCheckJob(IStoreUpkeep store, StationThreads threads, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        heartbeat.BeatAsync(context, token => threads.RunAsync(() => CheckAsync(token), token), cancellationToken);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
        }
        catch (StoreException fault)
        {
            throw new StoreException(fault.Fault, $"{fault.Message} What is readable is served. {StoreAdvice.For(fault.Fault)}", fault);
        }
    }
}
