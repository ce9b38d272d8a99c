using Aggregator.Storage;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class SearchBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        // Every page except the first is in the order of the index.
        [nameof(SearchPromises.Hits_come_in_order_of_their_time_though_the_index_is_in_order_of_arrival)] = store => store.List((query, articles) =>
            query is { Search: not null, After: not null, ByRelevance: false } ? articles.OrderByDescending(article => article.Id) : articles),

        // The end of the time span is rounded to whole days, as the marks in the index are.
        [nameof(SearchPromises.Source_and_time_are_asked_inside_the_index_and_the_hour_outside)] = store => store.Ask(query =>
            query is { Search: not null, From: not null, To: { Year: < 9000 } to } ? query with { To = to.AddDays(1) } : query),
        [nameof(SearchPromises.A_search_in_countries_finds_their_papers_only)] =
            store => store.Ask(query => query.Search is null ? query : query with { Countries = [] }),
        [nameof(SearchPromises.The_best_of_the_newest_hits_stand_first_when_asked_for_by_relevance)] =
            store => store.Ask(query => query with { ByRelevance = false }),

        // A changed article is indexed again without its source.
        [nameof(SearchPromises.A_changed_article_is_found_by_its_new_words_and_still_by_its_source)] = store => store.List((query, articles) =>
            query.Search is null || query.SourceIds.Count == 0 ? articles : articles.Where(article => article.UpdatedAt == article.FirstSeen)),
        [nameof(SearchPromises.A_phrase_is_found_only_where_its_words_stand_together)] = store => store.Ask(query =>
            query.Search?.Count(letter => letter == '"') == 2 ? query with { Search = query.Search.Replace('"', ' ') } : query),
        [nameof(SearchPromises.What_a_search_excludes_is_not_among_its_hits)] =
            store => store.Ask(query => query.Search is "المجلس" ? query with { Without = null } : query),
        [nameof(SearchPromises.A_word_is_found_in_each_of_its_spellings)] = store => store.List((query, articles) =>
            query.Search is "احمد" ? articles.Where(article => article.Article.Title.Contains(query.Search, StringComparison.Ordinal)) : articles),
        [nameof(SearchPairPromises.A_word_is_found_in_all_its_forms_and_in_no_other_word)] = store => store.Ask(query =>
            query.Search is "حافلة" ? query with { Search = "\"حافلة\"" } : query),
        [nameof(SearchPromises.The_words_of_a_text_are_found_and_not_only_those_of_its_headline)] = store => store.Ask(query =>
            query.Search is "السيول" ? query with { Search = "title:" + query.Search } : query),
    };
}
