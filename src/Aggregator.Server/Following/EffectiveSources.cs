using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage.Settings;

namespace Aggregator.Server.Following;

/// <summary>The sources in force: those of feeds.json together with what operators say in the store.</summary>
internal sealed class EffectiveSources(SourceCatalogFile file, ISourceSettingsStore store)
{
    private volatile EffectiveCatalogue _current = EffectiveCatalogue.Of(file.Current, []);

    public EffectiveCatalogue Current => _current;

    /// <summary>Whether a source was removed with its articles.</summary>
    public bool IsGone(string id) => _current.Removed.Any(removed => removed.Removal.WithArticles && removed.Settings.SourceId == id);

    /// <summary>Called at the start and after every change of file or store.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _current = EffectiveCatalogue.Of(file.Current, await store.AllAsync(cancellationToken));
}
