using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>What the store remembers of papers, so that those that left feeds.json keep their name and their terms.</summary>
internal sealed class RememberedSources(ISourceStore store)
{
    private volatile Dictionary<string, Source> _known = [];

    /// <returns>Null when the list never held such a source.</returns>
    public Source? Find(string id) => _known.GetValueOrDefault(id);

    /// <summary>After every synchronisation: what leaves the list next is known before it leaves.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _known = (await store.RememberedAsync(cancellationToken)).ToDictionary(source => source.Id, StringComparer.Ordinal);
}
