using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server.Following;

/// <summary>The sources as the store remembers them. A paper that has left feeds.json keeps its name and its terms.</summary>
internal sealed class RememberedSources(ISourceStore store)
{
    private volatile Dictionary<string, Source> _known = [];

    /// <returns>Null when feeds.json never contained the source.</returns>
    public Source? Find(string id) => _known.GetValueOrDefault(id);

    /// <summary>Called after every synchronisation, so that each source is known here before it leaves feeds.json.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _known = (await store.RememberedAsync(cancellationToken)).ToDictionary(source => source.Id, StringComparer.Ordinal);
}
