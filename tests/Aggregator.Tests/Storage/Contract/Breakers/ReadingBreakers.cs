using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class ReadingBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {

        // The next page begins after the time of the last article, so other articles of the same time are lost.
        [nameof(ReadingPromises.Pages_follow_one_another_without_gap_or_repeat)] = store => store.List((query, articles) =>
            query.Search is null ? articles.Where(article => article.At != query.After?.At) : articles),

        // Only the section of the article counts, not the section of its paper.
        [nameof(ReadingPromises.A_filter_that_no_article_meets_gives_nothing_and_no_other_filter_loses_articles)] = store => store.List((query, articles) =>
            query.Sections.Count > 0 ? articles.Where(article => query.Sections.Contains(article.Article.Section)) : articles),
        [nameof(ReadingPromises.Spans_of_arrival_hold_every_shown_article_once_whatever_date_it_bears)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                Arrived = async (after, upTo, token) => [.. (await store.Reading.ArrivedAsync(after, upTo, token)).OrderByDescending(article => article.At)],
            },
        },
        [nameof(ReadingPromises.Copies_and_hidden_articles_are_in_no_span_but_keep_their_numbers)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                LastArrival = async (upTo, token) =>
                {
                    var last = await store.Reading.LastArrivalAsync(upTo, token);
                    while (last is not null && await store.Reading.FindArticleAsync(last.Id, token) is null)
                    {
                        last = await store.Reading.LastArrivalAsync(last.Id - 1, token);
                    }

                    return last;
                },
            },
        },
        [nameof(ReadingPromises.A_list_of_headlines_holds_no_bodies)] = store => store.Ask(query => query with { HeadlinesOnly = false }),
        [nameof(ReadingPromises.The_front_page_puts_the_event_of_many_papers_before_a_younger_one)] = store => store.Ask(query => query with { ByWeight = false }),
        [nameof(ReadingPromises.A_query_chooses_by_source_country_section_time_and_words)] =
            store => store.Ask(query => query.Search is null ? query with { Without = null } : query),
        [nameof(ReadingPromises.No_search_text_is_an_error)] = store => store.Ask(query =>
            query.Search == "\"" ? throw new StoreException(StoreFault.Other, "Unterminated string.") : query),
        [nameof(ReadingPromises.Every_section_name_is_listed_once_in_order)] = store => store with
        {
            Reading = new BrokenReading(store.Reading) { SectionNames = async token => [.. (await store.Reading.SectionNamesAsync(token)).Reverse()] },
        },
        [nameof(ReadingPromises.Every_change_that_readers_see_moves_the_counter)] = CountNoPictures,
        [nameof(ReadingPromises.The_counter_never_goes_back_also_when_the_store_is_opened_again)] = store =>
        {
            long? first = null;
            return store.Count(count => count - (first ??= count));
        },
    };

    private static Store CountNoPictures(Store store)
    {
        var missed = 0L;
        return store.Count(count => count - missed) with
        {
            Images = new BrokenImages(store.Images)
            {
                Decide = async (picture, decision, token) =>
                {
                    var before = await store.Reading.VersionAsync(token);
                    await store.Images.DecideAsync(picture, decision, token);
                    missed += await store.Reading.VersionAsync(token) - before;
                },
            },
        };
    }
}
