using System.Reflection;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Following;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Aggregator.Server.Tests.Jobs;

/// <summary>An edit of feeds.json reaches the store, even when the store could not save it at first.</summary>
public sealed class CatalogueWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-catalogue-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_edit_that_the_store_could_not_take_is_handed_over_at_the_next_look()
    {
        var path = Path.Combine(_folder.FullName, "feeds.json");
        await File.WriteAllTextAsync(path, Feeds("rabat"), Token);
        var catalogue = new SourceCatalogFile(path);
        catalogue.Refresh();
        using var whole = TestStore.Open(_folder.FullName);
        var store = DispatchProxy.Create<ISourceStore, FullDisk>();
        var disk = (FullDisk)store;
        disk.Store = whole.Sources;
        await using var services = new ServiceCollection().AddSingleton(whole.Upkeep).AddSingleton(store).AddSingleton(catalogue)
            .AddSingleton(whole.Settings).AddSingleton(new FetchingOptions()).AddSingleton(new PipelineOptions())
            .AddSingleton(TimeProvider.System).AddSingleton<RememberedSources>().AddSingleton<EffectiveSources>().BuildServiceProvider();
        await StoreStart.PrepareAsync(services, Token);
        using var watch = new CatalogueWatch(
            catalogue,
            services.GetRequiredService<EffectiveSources>(),
            whole.Settings,
            store,
            services.GetRequiredService<RememberedSources>(),
            TimeProvider.System,
            NullLogger<CatalogueWatch>.Instance);
        disk.Faults = 3;
        await File.WriteAllTextAsync(path, Feeds("rabat", "fes"), Token);
        for (var look = 1; look <= 3; look++)
        {
            await Assert.ThrowsAsync<IOException>(() => watch.LookAsync(Token));
        }

        await watch.LookAsync(Token);
        Assert.Equal(2, (await store.HealthAsync(Token)).Count);
        Assert.NotNull(services.GetRequiredService<RememberedSources>().Find("fes"));
    }

    private static string Feeds(params string[] ids) =>
        $$"""{ "sources": [{{string.Join(',', ids.Select(id => $$"""{ "id": "{{id}}", "name": "{{id}}", "feedUrls": ["https://{{id}}.example/feed"] }"""))}}] }""";

    /// <summary>A store whose next saves of the list fail, as on a full disk.</summary>
#pragma warning disable CA1852 // DispatchProxy derives a type from it.
    internal class FullDisk : DispatchProxy
#pragma warning restore CA1852
    {
        public ISourceStore? Store { get; set; }

        public int Faults { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod?.Name == nameof(ISourceStore.SynchroniseAsync) && Faults > 0)
            {
                Faults--;
                return Task.FromException(new IOException("database or disk is full"));
            }

            return targetMethod?.Invoke(Store, args);
        }
    }
}
