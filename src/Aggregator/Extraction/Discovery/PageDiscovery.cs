using Aggregator.Extraction.Discovery.Lists;
using Aggregator.Fetching;

namespace Aggregator.Extraction.Discovery;

/// <summary>What a page offers to somebody who wants to follow its newspaper.</summary>
/// <param name="Feeds">Feeds that the page names; feeds of comments are marked and come last.</param>
/// <param name="Sitemaps">Sitemaps that the page names.</param>
/// <param name="Articles">The articles that the page links to.</param>
public sealed record PageDiscovery(IReadOnlyList<FeedCandidate> Feeds, IReadOnlyList<FeedCandidate> Sitemaps, ArticleList Articles)
{
    public static PageDiscovery Read(FetchedDocument page)
    {
        var named = FeedDiscovery.FindNamed(page);
        return new PageDiscovery(
            [.. named.Where(candidate => candidate.Evidence != FeedEvidence.Sitemap)],
            [.. named.Where(candidate => candidate.Evidence == FeedEvidence.Sitemap)],
            ListFinder.Find(page));
    }
}
