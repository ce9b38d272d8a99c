using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class ReportBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(ReportPromises.A_source_is_told_how_many_articles_it_gave_and_how_many_carry_anothers_text)] = store => store with
        {
            Reports = new BrokenReports(store.Reports)
            {
                Tallies = async (since, token) => (await store.Reports.TalliesAsync(since, token))
                    .ToDictionary(source => source.Key, source => source.Value with { Duplicates = 0 }),
            },
        },
        [nameof(ReportPromises.An_article_is_found_by_its_number_its_address_and_the_address_in_its_feed)] = store => store.TellLife(
            (name, life) => life?.ArticleId is not null && name.EndsWith(".html", StringComparison.Ordinal) ? null : life),
        [nameof(ReportPromises.An_entry_without_an_article_is_told_as_far_as_it_has_come)] = store => store.TellLife(
            (_, life) => life is { ArticleId: null, Failure: not null } ? life with { Failure = null } : life),
        [nameof(ReportPromises.An_unknown_name_has_no_biography)] = store => store.TellLife((name, life) => life ?? new Biography
        {
            EntryId = 0,
            SourceId = "",
            EntryKey = name,
            FirstSeen = Noon,
            State = "waits",
            Attempts = 0,
        }),
        [nameof(ReportPromises.An_articles_life_names_what_it_was_compared_with_and_what_editors_decided)] =
            store => store.TellLife((_, life) => life is null ? null : life with { Decisions = [] }),
        [nameof(ReportPromises.Articles_with_one_address_are_named_to_whoever_asks_for_the_address)] =
            store => store.TellLife((_, life) => life is null ? null : life with { SameAddress = [] }),
        [nameof(ReportPromises.An_articles_life_tells_which_part_of_a_long_event_its_story_is_and_where_the_event_goes_on)] =
            store => store.TellLife((_, life) => life is null ? null : life with { ContinuedBy = null }),
    };
}
