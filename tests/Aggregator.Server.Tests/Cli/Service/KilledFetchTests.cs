using System.Diagnostics;
using Aggregator.Server.Newsroom;
using Aggregator.Storage;
using Aggregator.Text.Addresses;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Service;

/// <summary>The command <c>fetch</c>, killed with SIGKILL at twenty random moments of a fetch over the newsroom.</summary>
/// <remarks>AGGREGATOR_KILLS sets another number.</remarks>
public sealed class KilledFetchTests : IDisposable
{
    private static readonly int KillCount = Kills.Or(20);

    private const int Everything = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-kill-");

    [Theory]
    [InlineData(StoreEngine.Sqlite)]
    [InlineData(StoreEngine.LiteDb)]
    public async Task A_fetch_killed_at_twenty_moments_ends_with_the_articles_of_an_undisturbed_one(StoreEngine engine)
    {
        var token = TestContext.Current.CancellationToken;
        await using var newsroom = await NewsroomServer.StartAsync(
            InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, token);
        var feeds = Path.Combine(_folder.FullName, "feeds.json");
        await File.WriteAllTextAsync(feeds, newsroom.FeedsJson, token);
        var (calm, killed) = (Path.Combine(_folder.FullName, "calm"), Path.Combine(_folder.FullName, "killed"));

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await FetchAsync(engine, feeds, calm, killAfter: null, token));
        var whole = clock.Elapsed;

        var random = new Random(5080);
        for (var kill = 0; kill < KillCount; kill++)
        {
            await FetchAsync(engine, feeds, killed, whole * random.NextDouble(), token);
        }

        Assert.Equal(0, await FetchAsync(engine, feeds, killed, killAfter: null, token));
        Assert.Equal(await ArticlesAsync(calm, token), await ArticlesAsync(killed, token));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<int> FetchAsync(StoreEngine engine, string feeds, string data, TimeSpan? killAfter, CancellationToken cancellationToken)
    {
        using var process = OutsideProgram.Start("fetch", "--feeds", feeds, "--data", data, "--store", engine.ToString());
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(killAfter ?? Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }

        await Task.WhenAll(output, errors);
        return process.ExitCode;
    }

    /// <summary>Everything that readers see of the archive, without numbers. The numbers depend on which page answered
    /// first.</summary>
    internal static async Task<List<string>> ArticlesAsync(string data, CancellationToken cancellationToken)
    {
        using var store = Store.Open(data, new StoreSettings());
        var placed = await store.Reading.LatestArticlesAsync(new ArticleQuery { IncludeDuplicates = true, Limit = Everything }, cancellationToken);
        var waiting = await store.Stories.UngroupedAsync(0, Everything, cancellationToken);
        Assert.NotEmpty(placed);
        return
        [
            .. placed.Select(article => article.Article)
                .Select(article => $"placed {article.SourceId} {CanonicalUrl.Key(article.CanonicalUrl.AbsoluteUri)} {article.Title} {article.BodyText}")
                .Concat(waiting.Select(article => $"waits {article.SourceId} {article.UrlKey} {article.Title} {article.BodyText}"))
                .Order(StringComparer.Ordinal),
        ];
    }
}
