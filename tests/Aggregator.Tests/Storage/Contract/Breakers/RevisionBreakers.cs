using Aggregator.Extraction.Revisions;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class RevisionBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(RevisionPromises.An_article_that_never_changed_has_one_state_and_no_history)] = TellTheLastReading,
        [nameof(RevisionPromises.Headlines_are_kept_with_the_hours_at_which_they_were_read)] =
            store => Remember(store, states => states.Count == 3 ? [states[0], states[2]] : states),
        [nameof(RevisionPromises.A_corrected_word_is_kept_but_moves_no_updated)] = store => Update(
            store, (article, states) => states.Count == 2 ? article with { UpdatedAt = states[1].SeenAt } : article),
        [nameof(RevisionPromises.A_corrected_spelling_is_shown_and_is_no_revision)] = store => Update(store, (article, _) => article with
        {
            Article = article.Article with { Title = article.Article.Title.Replace("المدينة", "المدينه", StringComparison.Ordinal) },
        }),

        // Only a new headline changes the time of the last update.
        [nameof(RevisionPromises.A_new_toll_moves_updated)] = store => Update(
            store, (article, states) => states.Count == 2 && states[0].Title == states[1].Title ? article with { UpdatedAt = article.FirstSeen } : article),
        [nameof(RevisionPromises.The_page_read_after_its_excerpt_is_told_to_readers_but_is_no_revision)] = store => Update(
            store, (article, states) => states.Count == 1 ? article with { UpdatedAt = article.FirstSeen } : article),
        [nameof(RevisionPromises.An_article_rewritten_all_day_keeps_its_last_fifty_states)] = store => Remember(store, states => [.. states.TakeLast(40)]),
        [nameof(RevisionPromises.Nothing_is_known_of_an_article_that_does_not_exist)] =
            store => Remember(store, states => states.Count == 0 ? [new ArticleRevision("", "", Noon)] : states),
    };

    private static Store Remember(Store store, Func<IReadOnlyList<ArticleRevision>, IReadOnlyList<ArticleRevision>> change) => store with
    {
        Reading = new BrokenReading(store.Reading) { Revisions = async (id, token) => change(await store.Reading.RevisionsAsync(id, token)) },
    };

    private static Store Update(Store store, Func<StoryArticle, IReadOnlyList<ArticleRevision>, StoryArticle> change) =>
        store.ListEach(async article => article.Article.Title.StartsWith("حريق في سوق", StringComparison.Ordinal)
            ? change(article, await store.Reading.RevisionsAsync(article.Id, Cancellation))
            : article);

    private static Store TellTheLastReading(Store store)
    {
        var last = Noon;
        return Remember(store, states => states is [var only] ? [only with { SeenAt = last }] : states) with
        {
            Entries = new BrokenEntries(store.Entries)
            {
                Complete = (results, now, token) =>
                {
                    last = now;
                    return store.Entries.CompleteAsync(results, now, token);
                },
            },
        };
    }
}
