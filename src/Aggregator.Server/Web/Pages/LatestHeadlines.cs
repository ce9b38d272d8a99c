using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Pages;

/// <summary>The newest articles, read once per change of the store: every page's strip and the front page are made of them.</summary>
internal sealed class LatestHeadlines(IStoryStore store, StoreStamp stamp)
{
    /// <summary>The longest strip that the options allow.</summary>
    private const int Length = 200;

    private Known _known = new(long.MinValue, []);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StoryArticle>> CurrentAsync(CancellationToken cancellationToken)
    {
        var version = await stamp.CurrentAsync(cancellationToken);
        var known = _known;
        if (known.Version == version)
        {
            return known.Articles;
        }

        var articles = await store.LatestArticlesAsync(new ArticleQuery { Limit = Length }, cancellationToken);
        _known = new Known(version, articles);
        return articles;
    }

    private sealed record Known(long Version, IReadOnlyList<StoryArticle> Articles);
}
