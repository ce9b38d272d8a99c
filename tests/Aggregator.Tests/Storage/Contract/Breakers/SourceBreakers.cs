using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class SourceBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(SourcePromises.A_new_source_is_due_at_once_and_once_claimed_no_longer)] = store => ClaimAgain(store, claims => claims.Count == 0),
        [nameof(SourcePromises.Many_claims_at_once_get_each_source_once)] = store => ClaimAgain(store, claims => claims.Count > 0),
        [nameof(SourcePromises.Two_sources_of_one_host_are_not_claimed_together)] =
            store => store.ClaimSources(request => store.Sources.ClaimDueAsync(request with { PerHost = request.Limit }, Cancellation)),
        [nameof(SourcePromises.With_ten_thousand_sources_due_at_one_instant_each_claim_takes_the_next)] = store => store.ClaimSources(
            async request => await store.Sources.ClaimDueAsync(request, Cancellation) is var claims && claims.Count > 100 ? [.. claims.Reverse()] : claims),
        [nameof(SourcePromises.The_longest_overdue_is_claimed_first)] = store => store.ClaimSources(
            async request => [.. (await store.Sources.ClaimDueAsync(request, Cancellation)).OrderBy(claim => claim.SourceId, StringComparer.Ordinal)]),
        [nameof(SourcePromises.Only_named_sources_are_claimed_when_names_are_given)] =
            store => store.ClaimSources(request => store.Sources.ClaimDueAsync(request with { SourceIds = [] }, Cancellation)),
        [nameof(SourcePromises.A_source_left_out_or_disabled_rests_and_comes_back_with_its_state)] = store => store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Synchronise = (sources, now, token) =>
                    store.Sources.SynchroniseAsync([.. sources.Select(source => source with { Enabled = true })], now, token),
            },
        },
        [nameof(SourcePromises.The_terms_of_a_paper_are_remembered_after_it_left_the_list)] = store => store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Remembered = async token =>
                {
                    var followed = (await store.Sources.HealthAsync(token)).Where(source => source.Active).Select(source => source.SourceId);
                    return [.. (await store.Sources.RememberedAsync(token)).IntersectBy(followed, source => source.Id)];
                },
            },
        },
        [nameof(SourcePromises.Synchronising_the_same_list_again_changes_nothing)] = CountEveryList,
        [nameof(SourcePromises.State_is_read_back_as_it_was_saved)] = store => store.ClaimSources(async request =>
            [.. (await store.Sources.ClaimDueAsync(request, Cancellation)).Select(claim => claim with { State = claim.State with { MovedSince = null } })]),
        [nameof(SourcePromises.A_paused_source_is_not_asked_until_it_is_resumed_whatever_the_settings_say)] = store => store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Hasten = async (ids, now, token) =>
                {
                    foreach (var paused in (await store.Sources.HealthAsync(token)).Where(source => source.State.Paused))
                    {
                        await store.Sources.ResumeAsync(paused.SourceId, now, token);
                    }

                    await store.Sources.HastenAsync(ids, now, token);
                },
            },
        },
        [nameof(SourcePromises.A_pause_during_a_fetch_outlasts_the_fetch)] = store => store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Complete = async (fetch, token) =>
                {
                    var told = await store.Sources.CompleteAsync(fetch, token);
                    if ((await store.Sources.HealthAsync(token)).Any(source => source.SourceId == fetch.Claim.SourceId && source.State.Paused))
                    {
                        await store.Sources.ResumeAsync(fetch.Claim.SourceId, fetch.Log.At, token);
                    }

                    return told;
                },
            },
        },
        [nameof(SourcePromises.Resuming_forgets_the_failures)] = RememberFailures,
        [nameof(SourcePromises.Only_named_sources_are_hastened_when_names_are_given)] = store => store with
        {
            Sources = new BrokenSources(store.Sources) { Hasten = (_, now, token) => store.Sources.HastenAsync([], now, token) },
        },
        [nameof(SourcePromises.Health_keeps_the_last_thirty_fetches_newest_first)] =
            store => store.TellHealth(source => source with { Fetches = [.. source.Fetches.Reverse()] }),
        [nameof(SourcePromises.Health_says_whether_the_list_still_names_a_source)] = store => store.TellHealth(source => source with { Active = true }),
        [nameof(SourcePromises.A_fetch_is_remembered_with_all_that_was_seen_and_who_read_it)] =
            store => store.TellHealth(source => source with { Fetches = [.. source.Fetches.Select(fetch => fetch with { Reader = null })] }),
    };

    /// <summary>Answers a repeated request with the claims of the first answer.</summary>
    private static Store ClaimAgain(Store store, Func<IReadOnlyList<SourceClaim>, bool> isMeant)
    {
        (ClaimRequest Request, IReadOnlyList<SourceClaim> Claims)? last = null;
        return store.ClaimSources(async request =>
        {
            var claims = await store.Sources.ClaimDueAsync(request, Cancellation);
            var told = request.Limit > 1 && last?.Request == request && isMeant(claims) ? last.Value.Claims : claims;
            last = (request, told);
            return told;
        });
    }

    private static Store CountEveryList(Store store)
    {
        (int Sources, DateTimeOffset Now)? last = null;
        var again = 0;
        return store.Count(count => count + again) with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Synchronise = async (sources, now, token) =>
                {
                    await store.Sources.SynchroniseAsync(sources, now, token);
                    again += last == (sources.Count, now) ? 1 : 0;
                    last = (sources.Count, now);
                },
            },
        };
    }

    private static Store RememberFailures(Store store)
    {
        var failures = new Dictionary<string, int>();
        return store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Resume = async (id, now, token) =>
                {
                    failures[id] = (await store.Sources.HealthAsync(token)).First(source => source.SourceId == id).State.ConsecutiveFailures;
                    await store.Sources.ResumeAsync(id, now, token);
                },
                ClaimDue = async (request, token) =>
                [
                    .. (await store.Sources.ClaimDueAsync(request, token)).Select(claim => failures.TryGetValue(claim.SourceId, out var before)
                        ? claim with { State = claim.State with { ConsecutiveFailures = before } }
                        : claim),
                ],
            },
        };
    }
}
