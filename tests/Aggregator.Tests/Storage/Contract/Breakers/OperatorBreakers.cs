using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Storage.Accounts;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class OperatorBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(OperatorPromises.What_operators_say_of_sources_is_kept_as_it_was_said_and_outlives_the_process)] = store => store with
        {
            Settings = new BrokenSettings(store.Settings)
            {
                All = async token => [.. (await store.Settings.AllAsync(token)).Select(settings => settings.IsOwn ? settings with { IsOwn = false } : settings)],
            },
        },
        [nameof(OperatorPromises.A_change_of_settings_that_somebody_changed_meanwhile_is_refused)] = store => SaveOf(store, "older", async (settings, record, token) =>
        {
            var known = (await store.Settings.AllAsync(token)).FirstOrDefault(known => known.SourceId == settings.SourceId);
            return await store.Settings.SaveAsync(settings with { Revision = known?.Revision ?? 0 }, record, token);
        }),
        [nameof(OperatorPromises.Settings_that_say_nothing_any_more_are_deleted)] = store => SaveOf(
            store, "emptied", (settings, record, token) => store.Settings.SaveAsync(settings with { Entry = settings.Entry ?? "{}" }, record, token)),
        [nameof(OperatorPromises.Each_change_of_settings_moves_the_number_of_changes_and_a_refusal_does_not)] = CountEachCall,
        [nameof(OperatorPromises.The_audit_has_each_change_of_settings_and_no_refused_one)] = store => SaveOf(
            store, "audited", (settings, record, token) => store.Settings.SaveAsync(settings, record with { After = null }, token)),
        [nameof(OperatorPromises.A_removed_source_is_asked_no_more_and_its_worker_loses_its_claim)] = store => SaveOf(
            store, "rests", (_, _, _) => Task.FromResult(true)),
    };

    private static Store SaveOf(Store store, string sourceId, Func<OperatorSettings, AuditRecord, CancellationToken, Task<bool>> saveAsync) => store with
    {
        Settings = new BrokenSettings(store.Settings)
        {
            Save = (settings, record, token) => settings.SourceId == sourceId ? saveAsync(settings, record, token) : store.Settings.SaveAsync(settings, record, token),
        },
    };

    private static Store CountEachCall(Store store)
    {
        var calls = 0L;
        return store with
        {
            Settings = new BrokenSettings(store.Settings)
            {
                TellChanges = () => store.Settings.Changes + calls,
                Save = (settings, record, token) =>
                {
                    calls++;
                    return store.Settings.SaveAsync(settings, record, token);
                },
            },
        };
    }
}
