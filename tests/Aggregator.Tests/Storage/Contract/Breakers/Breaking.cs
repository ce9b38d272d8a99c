using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Tests.Storage.Contract.Breakers.Ports;

namespace Aggregator.Tests.Storage.Contract.Breakers;

/// <summary>The ways in which most breakers change a store.</summary>
internal static class Breaking
{
    extension(Store store)
    {
        /// <summary>Changes the request for due sources, or the answer.</summary>
        public Store ClaimSources(Func<ClaimRequest, Task<IReadOnlyList<SourceClaim>>> claim) =>
            store with { Sources = new BrokenSources(store.Sources) { ClaimDue = (request, _) => claim(request) } };

        /// <summary>Changes the result of a fetch before it is saved.</summary>
        public Store Fetch(Func<SourceCompletion, SourceCompletion> change) =>
            store with { Sources = new BrokenSources(store.Sources) { Complete = (fetch, token) => store.Sources.CompleteAsync(change(fetch), token) } };

        /// <summary>Changes what the store answers after it has saved a fetch.</summary>
        public Store Fetch(Func<SourceCompletion, Admission?, Admission?> change) =>
            store with
            {
                Sources = new BrokenSources(store.Sources) { Complete = async (fetch, token) => change(fetch, await store.Sources.CompleteAsync(fetch, token)) },
            };

        public Store TellHealth(Func<SourceHealth, SourceHealth> change) => store with
        {
            Sources = new BrokenSources(store.Sources) { Health = async token => [.. (await store.Sources.HealthAsync(token)).Select(change)] },
        };

        public Store ClaimEntries(Func<EntryClaimRequest, IReadOnlyList<EntryClaim>, IEnumerable<EntryClaim>> change) => store with
        {
            Entries = new BrokenEntries(store.Entries)
            {
                ClaimPending = async (request, token) => [.. change(request, await store.Entries.ClaimPendingAsync(request, token))],
            },
        };

        /// <summary>Changes the results of pages before they are saved.</summary>
        public Store Scrape(Func<IReadOnlyList<EntryResult>, IEnumerable<EntryResult>> change) => store with
        {
            Entries = new BrokenEntries(store.Entries) { Complete = (results, now, token) => store.Entries.CompleteAsync([.. change(results)], now, token) },
        };

        /// <summary>Changes what the store answers after it has saved the results of pages.</summary>
        public Store Tally(Func<IReadOnlyList<EntryResult>, EntryTally, EntryTally> change) => store with
        {
            Entries = new BrokenEntries(store.Entries)
            {
                Complete = async (results, now, token) => change(results, await store.Entries.CompleteAsync(results, now, token)),
            },
        };

        /// <summary>Changes the query of a list.</summary>
        public Store Ask(Func<ArticleQuery, ArticleQuery> change) => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                LatestArticles = (query, token) => store.Reading.LatestArticlesAsync(change(query), token),
                LatestStories = (query, token) => store.Reading.LatestStoriesAsync(change(query), token),
            },
        };

        /// <summary>Changes which articles a list contains.</summary>
        public Store List(Func<ArticleQuery, IReadOnlyList<StoryArticle>, IEnumerable<StoryArticle>> change) => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                LatestArticles = async (query, token) => [.. change(query, await store.Reading.LatestArticlesAsync(query, token))],
            },
        };

        /// <summary>Changes each article of a list.</summary>
        public Store ListEach(Func<StoryArticle, Task<StoryArticle>> change) => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                LatestArticles = async (query, token) =>
                {
                    var told = new List<StoryArticle>();
                    foreach (var article in await store.Reading.LatestArticlesAsync(query, token))
                    {
                        told.Add(await change(article));
                    }

                    return told;
                },
            },
        };

        /// <summary>Changes a story that is found by its number.</summary>
        public Store Show(Func<Story, Story?> change) => store with
        {
            Reading = new BrokenReading(store.Reading)
            {
                FindStory = async (id, token) => await store.Reading.FindStoryAsync(id, token) is { } story ? change(story) : null,
            },
        };

        /// <summary>Changes the change counter.</summary>
        public Store Count(Func<long, long> change) => store with
        {
            Reading = new BrokenReading(store.Reading) { Version = async token => change(await store.Reading.VersionAsync(token)) },
        };

        public Store TellLife(Func<string, Biography?, Biography?> change) => store with
        {
            Reports = new BrokenReports(store.Reports) { Biography = async (name, token) => change(name, await store.Reports.BiographyAsync(name, token)) },
        };
    }
}
