using System.Globalization;
using Aggregator.Server;
using Aggregator.Sources;
using Aggregator.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The list of sources and the archives of the measured programs. They stay, so that a filled archive is used again.</summary>
internal static class ServedFolder
{
    public static string FeedsOf(string folder) => Path.Combine(folder, "feeds.json");

    /// <summary>The data folder of a store.</summary>
    public static string DataOf(string folder, StoreEngine store) => Path.Combine(folder, store == StoreEngine.Sqlite ? "data" : $"data-{store}");

    public static ServeSettings Settings(string folder, StoreEngine store) => new()
    {
        FeedsFile = FeedsOf(folder),
        DataFolder = DataOf(folder, store),
        Urls = "http://127.0.0.1:0",
        Configuration = new Dictionary<string, string?>
        {
            ["Aggregator:Storage:Engine"] = store.ToString(),
            ["Aggregator:Fetching:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Aggregator:Fetching:MinGapPerHost"] = "00:00:00",
            ["Logging:LogLevel:Default"] = "Warning",
        },
    };

    /// <summary>Writes the articles, unless the archive has them.</summary>
    public static async Task FillAsync(string folder, StoreEngine engine, int articles, CancellationToken cancellationToken)
    {
        using var worker = Composition.BuildWorker(Settings(folder, engine));
        if (await worker.Services.GetRequiredService<IReadingStore>().FindArticleAsync(articles, cancellationToken) is not null)
        {
            return;
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{engine}: writing an archive of {articles} articles"));
        var sources = worker.Services.GetRequiredService<SourceCatalogFile>().Current;
        await new Archive(worker.Services.GetRequiredService<Store>(), [.. sources.Where(source => source.Id != LivePublisher.LiveSource)])
            .FillAsync(articles, DateTimeOffset.UtcNow, cancellationToken);
    }
}
