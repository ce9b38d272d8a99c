using Aggregator.Storage;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>Tasks of the process that has opened the store.</summary>
internal sealed class UpkeepPromises(TemporaryStore store)
{
    private static FutureBounds Bounds => new(Noon, TimeSpan.FromDays(1), TimeSpan.FromMinutes(10));

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

    public async Task A_due_time_or_lease_beyond_its_bound_is_not_believed()
    {
        var ahead = Noon.AddYears(1);
        await store.RefreshAsync("rabat", ahead, Entry("1"));
        await store.Sources.HastenAsync([], ahead, Cancellation);
        await store.ClaimSourceAsync(ahead.AddHours(1));
        Assert.Single(await store.ClaimEntriesAsync(ahead.AddHours(1)));
        Assert.Empty(await store.ClaimEntriesAsync());
        Assert.NotEqual(0, await Upkeep.MendFutureAsync(Bounds, Cancellation));
        Assert.Equal("rabat", (await store.ClaimSourceAsync()).SourceId);
        Assert.Equal(Noon, Assert.Single(await store.ClaimEntriesAsync()).FirstSeen);
    }

    public async Task What_was_stamped_in_the_future_is_stamped_anew()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("rabat", Noon.AddYears(1), Entry("2"));
        var claims = await store.ClaimEntriesAsync(Noon.AddYears(1));
        await store.Entries.CompleteAsync([.. claims.Select(claim => new EntryResult.Scraped(claim, ArticleOf(claim)))], Noon.AddYears(1), Cancellation);
        await store.PlaceAsync();
        await Upkeep.MendFutureAsync(Bounds with { Now = Noon.AddMinutes(1) }, Cancellation);
        Assert.All(await store.LatestAsync(), article => Assert.InRange(article.At, Noon, Noon.AddMinutes(1)));
        Assert.All(await store.LatestAsync(), article => Assert.InRange(article.FirstSeen, Noon, Noon.AddMinutes(1)));
    }

    public async Task What_a_clock_in_order_wrote_stays_as_it_is()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.ClaimEntriesAsync();
        Assert.Equal(0, await Upkeep.MendFutureAsync(Bounds, Cancellation));
        Assert.Empty(await store.ClaimEntriesAsync());
    }

    public async Task A_store_without_faults_is_reported_as_such()
    {
        await store.PublishAsync("rabat", Entry("1"));
        Assert.Null(await Record.ExceptionAsync(() => Upkeep.ProbeAsync(Cancellation)));
        Assert.Null(await Record.ExceptionAsync(() => Upkeep.CheckAsync(Cancellation)));
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
