using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class UpkeepBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(UpkeepPromises.Releasing_tells_how_many_sources_and_entries_were_held)] = store => store with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep) { ReleaseLeases = async token => await store.Upkeep.ReleaseLeasesAsync(token) - 1 },
        },
        [nameof(UpkeepPromises.An_attempt_that_the_end_of_the_process_stopped_does_not_count)] = CountCutOffAttempts,
        [nameof(UpkeepPromises.A_due_time_or_lease_beyond_its_bound_is_not_believed)] = store => store with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep) { MendFuture = async (bounds, token) => bounds.Now == TemporaryStore.Noon ? 0 : await store.Upkeep.MendFutureAsync(bounds, token) },
        },
        [nameof(UpkeepPromises.What_was_stamped_in_the_future_is_stamped_anew)] = store => store with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep) { MendFuture = async (bounds, token) => bounds.Now == TemporaryStore.Noon ? await store.Upkeep.MendFutureAsync(bounds, token) : 1 },
        },
        [nameof(UpkeepPromises.What_a_clock_in_order_wrote_stays_as_it_is)] = store => store with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep) { MendFuture = async (bounds, token) => Math.Max(await store.Upkeep.MendFutureAsync(bounds, token), 1) },
        },
        [nameof(UpkeepPromises.A_store_without_faults_is_reported_as_such)] = store => store with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep) { Probe = _ => throw new StoreException(StoreFault.Damaged, "Never.") },
        },
        [nameof(UpkeepPromises.A_checkpoint_changes_nothing_that_readers_see)] = store =>
        {
            var isMoved = false;
            return store.List((_, articles) => isMoved ? [] : articles) with
            {
                Upkeep = new BrokenUpkeep(store.Upkeep)
                {
                    Checkpoint = token =>
                    {
                        isMoved = true;
                        return store.Upkeep.CheckpointAsync(token);
                    },
                },
            };
        },
    };

    private static Store CountCutOffAttempts(Store store)
    {
        var isReleased = false;
        return store.ClaimEntries((_, claims) => claims.Select(claim => isReleased ? claim with { Attempts = claim.Attempts + 1 } : claim)) with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep)
            {
                ReleaseLeases = token =>
                {
                    isReleased = true;
                    return store.Upkeep.ReleaseLeasesAsync(token);
                },
            },
        };
    }
}
