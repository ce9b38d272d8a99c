using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Publishing;
using Aggregator.Publishing.Bodies;
using Aggregator.Publishing.Writers;
using Aggregator.Server.Newsroom;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>From the newsroom's bytes to one published feed. The clock stands still, and pages are read one after the
/// other.</summary>
public sealed class WholePathTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 30, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-path-");

    [Fact]
    public async Task The_newsroom_is_published_as_the_approved_feed()
    {
        var published = await PublishAsync(TestContext.Current.CancellationToken);
        var approved = Path.Combine(AppContext.BaseDirectory, "Newsroom", "Fixtures", "newsroom.approved.atom");
        if (Environment.GetEnvironmentVariable("AGGREGATOR_APPROVE") is { Length: > 0 } target)
        {
            await File.WriteAllBytesAsync(target, published, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken), System.Text.Encoding.UTF8.GetString(published));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<byte[]> PublishAsync(CancellationToken cancellationToken)
    {
        var newsroom = InventedNewsroom.Load(InventedNewsroom.DefaultFolder);
        var sources = Assert.IsType<SourceCatalogOutcome.Loaded>(SourceCatalog.Load(newsroom.FeedsJson())).Sources;
        var clock = new FakeTimeProvider(Now);
        var options = new PipelineOptions { FeedsAtOnce = 1, PagesAtOnce = 1 };
        using var store = TestStore.Open(_folder.FullName);
        using var handler = new NewsroomHandler(newsroom, Now);
        using var fetcher = new Fetcher(new FetchingOptions { MinGapPerHost = TimeSpan.Zero }, clock, handler);
        var refresh = new FeedRefresh(store.Sources, () => sources, fetcher.FetchAsync, clock, options, new FeedsOptions(), NullLogger<FeedRefresh>.Instance);
        var scrape = new PageScrape(store.Entries, () => sources, fetcher.FetchAsync, clock, options, NullLogger<PageScrape>.Instance);
        using var grouping = new StoryGrouping(store.Stories, clock, options, NullLogger<StoryGrouping>.Instance);
        await refresh.RunAsync(cancellationToken);
        await scrape.RunAsync(cancellationToken);
        await grouping.RunAsync(cancellationToken);

        var articles = await store.Reading.LatestArticlesAsync(new ArticleQuery { Limit = 200 }, cancellationToken);
        var site = new Uri("http://site.example/");
        var maker = new EntryMaker(site, "site.example,2026", ShownImages.Direct);
        return AtomWriter.Write(new FeedModel
        {
            Id = "tag:site.example,2026:feed",
            Title = "غرفة الأخبار",
            Description = "كل ما نشرته الصحف المتخيلة",
            HomePage = site,
            Self = new Uri(site, "feed.atom"),
            Entries = [.. articles.Select(article => maker.FromArticle(article, sources.Single(source => source.Id == article.Article.SourceId)))],
        }).Body.ToArray();
    }
}
