using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Stories.Duplicates;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Pipeline.PipelineUnderTest;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class StoryGroupingTests : IDisposable
{
    private readonly PipelineUnderTest _pipeline = new();

    public StoryGroupingTests()
    {
        _pipeline.Followed.Add(Paper("amman"));
        _pipeline.Web.Serve(FeedUrl, Rss(Item("1", "تقدم أشغال السوق", Prose("بناء السوق"))));
    }

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task A_copy_that_arrives_after_a_restart_is_known_as_one()
    {
        await _pipeline.RoundAsync();
        _pipeline.Store.Reopen();
        _pipeline.Web.Serve("https://amman.example/feed", Rss(Copy("9")));
        await _pipeline.RoundAsync();

        var story = Assert.Single(await _pipeline.Store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation));
        Assert.Equal("rabat", story.Lead.Article.SourceId);
        Assert.Equal("amman", Assert.Single(story.Duplicates).Article.SourceId);
    }

    [Fact]
    public async Task Rules_fitted_to_decisions_hold_from_the_next_start()
    {
        await _pipeline.RoundAsync();
        await _pipeline.Store.Decisions.SaveRulesAsync(
            DuplicateRules.Measured with { LeastShareBetweenSources = 1.01, Whole = 1.01 }, Cancellation);
        _pipeline.Web.Serve("https://amman.example/feed", Rss(Copy("9")));
        await _pipeline.RoundAsync();
        Assert.All(await _pipeline.Store.LatestAsync(new ArticleQuery { IncludeDuplicates = true }), article => Assert.Null(article.DuplicateOf));
    }

    [Fact]
    public async Task Placements_that_could_not_be_saved_are_made_again_from_what_is_stored()
    {
        await _pipeline.Refresh.RunAsync(Cancellation);
        await _pipeline.Scrape.RunAsync(Cancellation);
        var store = new FailingOnce(_pipeline.Store.Stories);
        using var station = new Aggregator.Pipeline.StoryGrouping(
            store, _pipeline.Time, _pipeline.Options, NullLogger<Aggregator.Pipeline.StoryGrouping>.Instance);
        await Assert.ThrowsAsync<IOException>(() => station.RunAsync(Cancellation));
        Assert.Equal(1, (await station.RunAsync(Cancellation)).Made);
        Assert.Equal(2, store.Restored);
    }

    [Fact]
    public async Task A_batch_is_placed_while_the_batch_before_is_saved_and_no_article_is_placed_twice()
    {
        _pipeline.Options = new Aggregator.Pipeline.PipelineOptions { GroupingBatch = 1 };
        _pipeline.Web.Serve("https://amman.example/feed", Rss(Copy("9")));
        await _pipeline.Refresh.RunAsync(Cancellation);
        await _pipeline.Scrape.RunAsync(Cancellation);
        var store = new SavingSlowly(_pipeline.Store.Stories);
        using var station = new Aggregator.Pipeline.StoryGrouping(
            store, _pipeline.Time, _pipeline.Options, NullLogger<Aggregator.Pipeline.StoryGrouping>.Instance);
        Assert.Equal(2, (await station.RunAsync(Cancellation)).Made);

        Assert.Equal(2, (await _pipeline.Store.LatestAsync(new ArticleQuery { IncludeDuplicates = true })).Count);
        Assert.Single(await _pipeline.Store.LatestAsync());
    }

    [Fact]
    public async Task The_whole_path_twice_gives_everything_once()
    {
        _pipeline.Web.Serve("https://amman.example/feed", Rss(Copy("9")));
        await _pipeline.RoundAsync();
        var version = await _pipeline.Store.Reading.VersionAsync(Cancellation);
        _pipeline.Time.Advance(TimeSpan.FromDays(2));
        await _pipeline.RoundAsync();
        Assert.Equal(2, (await _pipeline.Store.LatestAsync(new ArticleQuery { IncludeDuplicates = true })).Count);
        Assert.Equal(version, await _pipeline.Store.Reading.VersionAsync(Cancellation));
    }

    private static string Copy(string name) =>
        Item(name, "السوق يتقدم", Prose("بناء السوق")).Replace("rabat.example", "amman.example", StringComparison.Ordinal);

    /// <summary>A store whose first call of PlaceAsync fails, as on a full disk.</summary>
    private sealed class FailingOnce(IStoryStore inner) : PassingOn(inner)
    {
        private bool _hasFailed;

        public int Restored { get; private set; }

        public override IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
        {
            Restored++;
            return base.PlacedSinceAsync(since, cancellationToken);
        }

        public override Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                throw new IOException("full");
            }

            return base.PlaceAsync(placements, cancellationToken);
        }
    }

    /// <summary>A store whose first save ends only after the next batch was requested and placed.</summary>
    private sealed class SavingSlowly(IStoryStore inner) : PassingOn(inner)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        private readonly TaskCompletionSource _isAskedAgain = new();

        public override Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken)
        {
            if (after > 0)
            {
                _isAskedAgain.TrySetResult();
            }

            return base.UngroupedAsync(after, limit, cancellationToken);
        }

        public override async Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken)
        {
            await _isAskedAgain.Task.WaitAsync(Patience, cancellationToken);
            await base.PlaceAsync(placements, cancellationToken);
        }
    }

    private class PassingOn(IStoryStore inner) : IStoryStore
    {
        public virtual Task<IReadOnlyList<GroupingArticle>> UngroupedAsync(long after, int limit, CancellationToken cancellationToken) =>
            inner.UngroupedAsync(after, limit, cancellationToken);

        public virtual IAsyncEnumerable<PlacedArticle> PlacedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
            inner.PlacedSinceAsync(since, cancellationToken);

        public virtual Task PlaceAsync(IReadOnlyList<Placement> placements, CancellationToken cancellationToken) =>
            inner.PlaceAsync(placements, cancellationToken);

        public Task<DuplicateRules> RulesAsync(CancellationToken cancellationToken) => inner.RulesAsync(cancellationToken);
    }
}
