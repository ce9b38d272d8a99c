using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Lists;

/// <summary>The newest articles, read once for each change of the store. The strip of every page and the front page use
/// them.</summary>
internal sealed class LatestHeadlines(IReadingStore store, StoreStamp stamp)
{
    /// <summary>The longest strip that the options allow.</summary>
    private const int Length = 200;

    private Known _known = new(long.MinValue, new(() => Task.FromResult<IReadOnlyList<StoryArticle>>([])));

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<StoryArticle>> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = Agree(await stamp.CurrentAsync(cancellationToken));
        try
        {
            return await known.Articles.Value;
        }
        catch
        {
            // The result was not stored, so the next request reads again.
            Interlocked.CompareExchange(ref _known, known with { Version = long.MinValue }, known);
            throw;
        }
    }

    // After a change one request reads the articles and the others wait for it, because the answer is the same and expensive.
    private Known Agree(long version)
    {
        var known = _known;
        if (known.Version == version)
        {
            return known;
        }

        var own = new Known(version, new(() => store.LatestArticlesAsync(new ArticleQuery { Limit = Length }, CancellationToken.None)));
        var found = Interlocked.CompareExchange(ref _known, own, known);
        return !ReferenceEquals(found, known) && found.Version == version ? found : own;
    }

    private sealed record Known(long Version, Lazy<Task<IReadOnlyList<StoryArticle>>> Articles);
}
