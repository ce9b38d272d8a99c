using System.Collections.Concurrent;
using Aggregator.Storage;

namespace Aggregator.Server.Web;

/// <summary>Widens a query for one of our sections to every name that papers use for it: «الرئيسية / رياضة» is sports too.</summary>
internal sealed class SectionNames(ISectionStore store, StoreStamp stamp)
{
    private readonly ConcurrentDictionary<string, string> _slugs = new(StringComparer.Ordinal);
    private Known _known = new(long.MinValue, []);

    public async Task<ArticleQuery> WidenAsync(ArticleQuery query, CancellationToken cancellationToken)
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
        if (_slugs.Count > 20_000)
        {
            _slugs.Clear();
        }

        return _slugs.GetOrAdd(name, static text => Section.Find(text)?.Slug ?? "");
    }

    private sealed record Known(long Version, IReadOnlyList<string> Names);
}
