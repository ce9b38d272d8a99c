using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Tasks of the process that has opened the store.</summary>
internal sealed class UpkeepPromises(TemporaryStore store)
{
    private IStoreUpkeep Upkeep => store.Store.Upkeep;

    public async Task Releasing_tells_how_many_sources_and_entries_were_held()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await store.Sources.HastenAsync([], Noon, Cancellation);
        await store.ClaimSourceAsync();
        Assert.Equal(2, (await store.ClaimEntriesAsync()).Count);
        Assert.Equal(3, await Upkeep.ReleaseLeasesAsync(Cancellation));
        Assert.Equal("rabat", (await store.ClaimSourceAsync()).SourceId);
    }

    public async Task An_attempt_that_the_end_of_the_process_stopped_does_not_count()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        for (var powerCut = 0; powerCut < 20; powerCut++)
        {
            Assert.All(await store.ClaimEntriesAsync(), claim => Assert.Equal(1, claim.Attempts));
            await Upkeep.ReleaseLeasesAsync(Cancellation);
        }
    }

    public async Task A_store_without_faults_is_reported_as_such()
    {
        await store.PublishAsync("rabat", Entry("1"));
        Assert.Null(await Record.ExceptionAsync(() => Upkeep.ProbeAsync(Cancellation)));
    }

    public async Task A_checkpoint_changes_nothing_that_readers_see()
    {
        await store.PublishAsync("rabat", Entry("1"), Entry("2"));
        var before = await store.LatestAsync();
        await Upkeep.CheckpointAsync(Cancellation);
        Assert.Equal(before.Select(article => article.Id), (await store.LatestAsync()).Select(article => article.Id));
        store.Reopen();
        Assert.Equal(before.Select(article => article.Id), (await store.LatestAsync()).Select(article => article.Id));
    }
}
