using Aggregator.Extraction;
using Aggregator.Storage;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;
using Aggregator.Text.Sentences;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract.Breakers;

internal static class EntryBreakers
{
    public static Dictionary<string, Func<Store, Store>> All { get; } = new()
    {
        [nameof(EntryPromises.An_entry_that_was_known_before_others_had_its_link_keeps_its_article_when_it_is_revised)] = store => store.Scrape(results =>
            results.Select(result => result is EntryResult.Scraped { Article.Part: "guid-1" } scraped
                ? scraped with { Article = scraped.Article with { CanonicalUrl = new Uri("https://rabat.example/other") } }
                : result)),
        [nameof(EntryPromises.A_day_of_publication_stays_a_day_and_orders_the_article_after_the_others_of_that_day)] = store => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindArticle = async (id, token) => await store.Reading.FindArticleAsync(id, token) is { } article
                    ? article.Day is null ? article : article with { Article = article.Article with { Published = article.At } }
                    : null,
            },
        },
        [nameof(EntryPromises.Only_new_entries_of_a_feed_are_read_at_once_and_a_changed_one_waits)] = store => store.Fetch(fetch =>
        {
            _ = fetch.Entries.Where(fetch.IsWhole).Count(entry => fetch.Article(entry) is not null);
            return fetch;
        }),
        [nameof(EntryPromises.A_text_that_is_not_the_whole_article_after_all_waits_for_its_page)] =
            store => store.ClaimEntries((_, claims) => claims.Select(claim => claim with { IsWhole = false })),
        [nameof(EntryPromises.The_rest_of_a_document_with_thousands_of_entries_waits_in_order)] =
            store => store.ClaimEntries((_, claims) => claims.Count > 30 ? claims.Reverse() : claims),
        [nameof(EntryPromises.An_entry_comes_out_of_the_queue_as_it_went_in)] =
            store => store.ClaimEntries((_, claims) => claims.Select(claim => claim with { Entry = claim.Entry with { Language = null } })),
        [nameof(EntryPromises.Entries_are_worked_through_oldest_first)] =
            store => store.ClaimEntries((_, claims) => claims.Count == 3 ? claims.Reverse() : claims),
        [nameof(EntryPromises.Only_one_worker_at_a_time_holds_pages_of_a_host)] = ClaimAgain,
        [nameof(EntryPromises.Entries_that_need_no_page_wait_for_no_host)] = LetWholeOnesWait,
        [nameof(EntryPromises.An_entry_whose_article_is_there_says_so_when_it_comes_back)] =
            store => store.ClaimEntries((_, claims) => claims.Select(claim => claim with { IsKnown = false })),
        [nameof(EntryPromises.A_postponed_entry_waits_and_gives_its_attempt_back_when_nobody_asked)] = store => store.Scrape(
            results => results.Select(result => result is EntryResult.Postponed postponed ? postponed with { Counts = true } : result)),
        [nameof(EntryPromises.Entries_count_as_waiting_whether_they_are_due_or_not)] = CountDueOnes,
        [nameof(EntryPromises.An_entry_given_up_does_not_come_back)] = store => store.Scrape(results => results.Select(
            result => result is EntryResult.GivenUp { Detail.Values: ["404"] } ? new EntryResult.Postponed(result.Claim, Noon.AddHours(1), Sentence.Told("404"), true) : result)),
        [nameof(EntryPromises.An_update_changes_the_article_in_its_place_and_the_version)] =
            store => store.Tally((_, tally) => tally with { Changed = 0, Known = tally.Known + tally.Changed }),
        [nameof(EntryPromises.An_update_during_scraping_is_not_lost_behind_the_old_text)] =
            store => store.Tally((results, tally) => results.All(result => result is EntryResult.Scraped) ? tally with { Lost = 0 } : tally),
        [nameof(EntryPromises.The_same_text_under_another_address_of_the_same_source_is_the_same_item)] = store => store.Tally(
            (_, tally) => tally is { New: > 0, Known: > 0 } ? tally with { New = tally.New + tally.Known, Known = 0 } : tally),
        [nameof(EntryPromises.The_same_text_in_another_source_is_another_article)] = store => GiveUp(
            store, (first, later) => first.BodyText == later.BodyText && first.SourceId != later.SourceId && later.BodyText.Length > 200),
        [nameof(EntryPromises.A_short_text_names_no_item)] = store => GiveUp(
            store, (first, later) => first.BodyText == later.BodyText && first.SourceId == later.SourceId && first.Url != later.Url && later.BodyText.Length < 30),
        [nameof(EntryPromises.A_page_that_claims_another_papers_address_overwrites_nothing)] = Overwrite,
        [nameof(EntryPromises.The_owner_of_an_address_takes_its_article_over_from_a_paper_that_named_it_first)] = store => GiveUp(
            store, (first, later) => first.CanonicalUrl == later.CanonicalUrl && NamesAnother(first) && IsOwner(later)),
        [nameof(EntryPromises.A_paper_takes_over_its_own_article_from_a_paper_whose_feed_listed_it_first)] = store => GiveUp(
            store, (first, later) => first.CanonicalUrl == later.CanonicalUrl && first.SourceId != later.SourceId && !NamesAnother(first) && IsOwner(later)),
        [nameof(EntryPromises.A_feed_that_lists_another_papers_article_does_not_take_it_over_even_on_another_host)] = TakeAway,
        [nameof(EntryPromises.An_excerpt_does_not_replace_the_whole_text)] = ShortenAgain,
    };

    private static bool NamesAnother(Article article) => article.Url.Host != article.CanonicalUrl.Host;

    private static bool IsOwner(Article article) => article.CanonicalUrl.Host == article.SourceId + ".example";

    /// <summary>Gives up an article when it meets the condition together with an article that was scraped before.</summary>
    private static Store GiveUp(Store store, Func<Article, Article, bool> isMeant)
    {
        var scraped = new List<Article>();
        return store.Scrape(results => results.Select(result =>
        {
            if (result is not EntryResult.Scraped { Article: var article })
            {
                return result;
            }

            var isKnown = scraped.Exists(first => isMeant(first, article));
            scraped.Add(article);
            return isKnown ? new EntryResult.GivenUp(result.Claim, Sentence.Told("known")) : result;
        }));
    }

    private static Store ClaimAgain(Store store)
    {
        IReadOnlyList<EntryClaim>? first = null;
        return store.ClaimEntries((request, claims) => request.Pages == 1 && request.Whole == 1 ? first ??= claims : claims);
    }

    private static Store LetWholeOnesWait(Store store)
    {
        var isHeld = false;
        return store.ClaimEntries((_, claims) =>
        {
            var told = claims.Where(claim => !isHeld || !claim.IsWhole).ToList();
            isHeld |= claims.Any(claim => !claim.IsWhole);
            return told;
        });
    }

    private static Store CountDueOnes(Store store)
    {
        var postponed = 0;
        return store with
        {
            Entries = new BrokenEntries(store.Entries)
            {
                Pending = async token => await store.Entries.PendingAsync(token) - postponed,
                Complete = (results, now, token) =>
                {
                    postponed += results.Count(result => result is EntryResult.Postponed { Until: var until } && until > now);
                    return store.Entries.CompleteAsync(results, now, token);
                },
            },
        };
    }

    private static Store Overwrite(Store store)
    {
        var said = new Dictionary<Uri, Article>();
        return store.List((_, articles) => articles.Select(
            article => said.TryGetValue(article.Article.Url, out var other) ? article with { Article = other } : article)) with
        {
            Entries = new BrokenEntries(store.Entries)
            {
                Complete = async (results, now, token) =>
                {
                    var shown = await store.Reading.LatestArticlesAsync(new ArticleQuery(), token);
                    foreach (var article in results.OfType<EntryResult.Scraped>().Select(result => result.Article).Where(NamesAnother))
                    {
                        if (shown.Any(other => other.Article.Url == article.CanonicalUrl))
                        {
                            said[article.CanonicalUrl] = article;
                        }
                    }

                    return await store.Entries.CompleteAsync(results, now, token);
                },
            },
        };
    }

    private static Store TakeAway(Store store)
    {
        var last = new Dictionary<Uri, string>();
        return store.Scrape(results =>
        {
            foreach (var article in results.OfType<EntryResult.Scraped>().Select(result => result.Article).Where(article => !NamesAnother(article)))
            {
                last[article.CanonicalUrl] = article.SourceId;
            }

            return results;
        }).List((_, articles) => articles.Select(article => NamesAnother(article.Article) && last.TryGetValue(article.Article.CanonicalUrl, out var source)
            ? article with { Article = article.Article with { SourceId = source } }
            : article));
    }

    private static Store ShortenAgain(Store store)
    {
        var scraped = new Dictionary<Uri, ExtractionMethod>();
        return store.Scrape(results =>
        {
            foreach (var article in results.OfType<EntryResult.Scraped>().Select(result => result.Article))
            {
                scraped[article.CanonicalUrl] = article.Method;
            }

            return results;
        }).List((_, articles) => articles.Select(article => article with
        {
            Article = article.Article with { Method = scraped.GetValueOrDefault(article.Article.CanonicalUrl, article.Article.Method) },
        }));
    }
}
