using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class InvariantBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        // Each result gets a transaction of its own.
        [nameof(InvariantPromises.Invariant_1_Articles_are_saved_with_the_marks_of_their_entries_or_not_at_all)] = store => store with
        {
            Entries = new BrokenEntries(store.Entries)
            {
                Complete = async (results, now, token) =>
                {
                    var tally = EntryTally.Nothing;
                    foreach (var result in results)
                    {
                        tally = tally.Add(await store.Entries.CompleteAsync([result], now, token));
                    }

                    return tally;
                },
            },
        },

        // Each placement gets a transaction of its own.
        [nameof(InvariantPromises.Invariant_1_Placements_are_saved_with_their_marks_or_not_at_all)] = store => store with
        {
            Stories = new BrokenStories(store.Stories)
            {
                Place = async (placements, token) =>
                {
                    foreach (var placement in placements)
                    {
                        await store.Stories.PlaceAsync([placement], token);
                    }
                },
            },
        },

        // The entries are saved first, and the state in a second transaction.
        [nameof(InvariantPromises.Invariant_1_Entries_are_saved_with_the_state_of_their_source_or_not_at_all)] =
            store => SaveAllTheSame(store, fetch => !fetch.IsWhole(fetch.Entries[0]), fetch => fetch with { Plan = (state, _) => state }),
        [nameof(InvariantPromises.Invariant_1_Articles_that_a_feed_carries_are_saved_with_its_entries_and_state_or_not_at_all)] =
            store => SaveAllTheSame(store, fetch => fetch.IsWhole(fetch.Entries[0]), fetch => fetch with { Plan = (state, _) => state }),

        // The state is saved even when the entries could not be saved.
        [nameof(InvariantPromises.Invariant_2_Validators_are_not_saved_when_the_entries_of_those_bytes_are_not)] =
            store => SaveAllTheSame(store, _ => true, fetch => fetch with { Entries = [] }),

        [nameof(InvariantPromises.Invariant_3_The_same_feed_twice_gives_each_entry_once)] = store => store.Fetch((fetch, told) =>
            told is { Entries: 0 } && fetch.Entries is [{ Published: null }, _] ? new Admission(2, 0) : told),

        [nameof(InvariantPromises.Invariant_3_The_same_address_from_two_sources_gives_one_article_and_a_placement_is_kept_once)] = PlaceAgain,

        [nameof(InvariantPromises.Invariant_4_What_a_dead_worker_held_goes_to_another_and_his_late_answer_counts_for_nothing)] =
            store => store.Fetch((_, told) => told ?? new Admission(0, 0)),

        [nameof(InvariantPromises.Invariant_4_The_only_process_on_a_file_takes_over_from_its_dead_predecessor_at_once)] = store => store with
        {
            Upkeep = new BrokenUpkeep(store.Upkeep)
            {
                ReleaseLeases = async token => await store.Entries.PendingAsync(token) == 1 ? 1 : await store.Upkeep.ReleaseLeasesAsync(token),
            },
        },

        // A source with a new name is treated as a new source.
        [nameof(InvariantPromises.Invariant_5_A_new_list_of_settings_changes_no_state)] = store => store with
        {
            Sources = new BrokenSources(store.Sources)
            {
                Synchronise = async (sources, now, token) =>
                {
                    await store.Sources.SynchroniseAsync(sources, now, token);
                    foreach (var renamed in sources.Where(source => source.Name != TemporaryStore.Paper(source.Id).Name))
                    {
                        await store.Sources.ResumeAsync(renamed.Id, now, token);
                    }
                },
            },
        },

        [nameof(InvariantPromises.Invariant_6_A_publishers_date_is_shown_but_orders_only_where_it_is_earlier_and_plausible)] = store => store.List(
            (_, articles) => articles.Select(article => article.InPlaceOf is null && article.Article.Published is { } stated && stated > article.At
                ? article with { At = stated }
                : article)),
    };

    private static Store SaveAllTheSame(Store store, Func<SourceCompletion, bool> isMeant, Func<SourceCompletion, SourceCompletion> half) => store with
    {
        Sources = new BrokenSources(store.Sources)
        {
            Complete = async (fetch, token) =>
            {
                try
                {
                    return await store.Sources.CompleteAsync(fetch, token);
                }
                catch (IOException) when (isMeant(fetch))
                {
                    await store.Sources.CompleteAsync(half(fetch), token);
                    throw;
                }
            },
        },
    };

    private static Store PlaceAgain(Store store)
    {
        var places = new Dictionary<long, long>();
        var moved = new Dictionary<long, long>();
        return store.List((_, articles) => articles.Select(article => article with { StoryId = moved.GetValueOrDefault(article.Id, article.StoryId) })) with
        {
            Stories = new BrokenStories(store.Stories)
            {
                Place = async (placements, token) =>
                {
                    await store.Stories.PlaceAsync(placements, token);
                    foreach (var placement in placements.Where(placement => !places.TryAdd(placement.ArticleId, placement.StoryId)))
                    {
                        moved[placement.ArticleId] = placement.StoryId;
                    }
                },
            },
        };
    }
}
