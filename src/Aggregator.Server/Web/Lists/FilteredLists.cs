using System.Collections.Concurrent;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Lists;

/// <summary>Lists with filters, read from the store a few at a time, so that other requests do not wait behind them.</summary>
/// <remarks>A query for one of our sections is widened to every name that papers use for it: «الرئيسية / رياضة» is sports
/// too.</remarks>
internal sealed class FilteredLists(IReadingStore store, StoreStamp stamp) : IDisposable
{
    private const int MostNames = 20_000;

    /// <summary>The longest section name; those of papers are shorter, but a visitor may send any text.</summary>
    private const int LongestName = 100;

    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount, Environment.ProcessorCount);
    private readonly ConcurrentDictionary<string, string> _slugs = new(StringComparer.Ordinal);
    private Known _known = new(long.MinValue, []);

    public Task<IReadOnlyList<StoryArticle>> ArticlesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        ReadAsync(query, store.LatestArticlesAsync, cancellationToken);

    public Task<IReadOnlyList<Story>> StoriesAsync(ArticleQuery query, CancellationToken cancellationToken) =>
        ReadAsync(query, store.LatestStoriesAsync, cancellationToken);

    public void Dispose() => _places.Dispose();

    private async Task<IReadOnlyList<T>> ReadAsync<T>(
        ArticleQuery query, Func<ArticleQuery, CancellationToken, Task<IReadOnlyList<T>>> readAsync, CancellationToken cancellationToken)
    {
        if (query is { IsOpen: true, After: null })
        {
            // A list without filters is the most frequent request, so it does not wait behind others.
            return await readAsync(query, cancellationToken);
        }

        var wide = await WidenAsync(query, cancellationToken);
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await readAsync(wide, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<ArticleQuery> WidenAsync(ArticleQuery query, CancellationToken cancellationToken)
    {
        if (query.Sections.Count == 0)
        {
            return query;
        }

        var wanted = query.Sections.Select(SlugOf).Where(slug => slug.Length > 0).ToHashSet(StringComparer.Ordinal);
        var papers = (await NamesAsync(cancellationToken)).Where(name => wanted.Contains(SlugOf(name)));
        return query with { Sections = [.. query.Sections.Concat(papers).Distinct(StringComparer.Ordinal)] };
    }

    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var version = await stamp.CurrentAsync(cancellationToken);
        if (_known.Version != version)
        {
            _known = new Known(version, await store.SectionNamesAsync(cancellationToken));
        }

        return _known.Names;
    }

    private string SlugOf(string name)
    {
        if (name.Length > LongestName)
        {
            return Slug(name);
        }

        if (_slugs.Count > MostNames)
        {
            _slugs.Clear();
        }

        return _slugs.GetOrAdd(name, Slug);
    }

    private static string Slug(string name) => Section.Find(name)?.Slug ?? "";

    private sealed record Known(long Version, IReadOnlyList<string> Names);
}
