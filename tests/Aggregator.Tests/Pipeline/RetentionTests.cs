using Aggregator.Pipeline;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

/// <summary>What is removed because of its age or size.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly TemporaryStore _store = new();
    private readonly Clock _clock = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task By_default_nothing_is_removed()
    {
        await FillAsync();
        Assert.Equal(new RetentionReport(0, 0, 0, 0), await RunAsync(new RetentionOptions()));
        Assert.Equal(4, (await TextsAsync()).Count);
    }

    [Fact]
    public async Task Texts_of_an_age_go_and_a_trial_removes_none()
    {
        await FillAsync();
        var options = new RetentionOptions { Bodies = TimeSpan.FromDays(60) };
        Assert.Equal(2, (await RunAsync(options, isTrial: true)).Texts);
        Assert.Equal(4, (await TextsAsync()).Count);
        Assert.Equal(2, (await RunAsync(options)).Texts);
        Assert.Equal([3L, 4L], await TextsAsync());
        Assert.Equal(4, (await _store.LatestAsync()).Count);
        Assert.Equal(0, (await RunAsync(options)).Texts);
    }

    [Fact]
    public async Task Of_too_many_bytes_the_oldest_go_and_nothing_younger_than_a_month()
    {
        await FillAsync(letters: 500_000);
        Assert.Equal(2, (await RunAsync(new RetentionOptions { BodyBytes = 4_300_000 }, isTrial: true)).Texts);
        Assert.Equal(1, (await RunAsync(new RetentionOptions { BodyBytes = 6_500_000 })).Texts);
        Assert.Equal([2L, 3L, 4L], await TextsAsync());
        Assert.Equal(2, (await RunAsync(new RetentionOptions { BodyBytes = 1_000_000 })).Texts);
        Assert.Equal([4L], await TextsAsync());
    }

    [Fact]
    public async Task Stories_of_an_age_go_with_their_headlines()
    {
        await FillAsync();
        var report = await RunAsync(new RetentionOptions { Headlines = TimeSpan.FromDays(90) });
        Assert.Equal((1, 1), (report.Stories, report.Articles));
        Assert.Equal([4L, 3L, 2L], (await _store.LatestAsync()).Select(article => article.Id));
    }

    /// <summary>Articles of 100, 70, 40 and 10 days ago.</summary>
    private async Task FillAsync(int letters = 20)
    {
        foreach (var (number, days) in new[] { 100, 70, 40, 10 }.Index())
        {
            var then = Noon.AddDays(-days);
            await _store.RefreshAsync("rabat", then, Entry($"{number}"));
            await _store.ScrapeAsync(then, claim => ArticleOf(claim, $"{number} {new string('ن', letters)}"));
            await _store.PlaceAsync();
        }
    }

    private async Task<List<long>> TextsAsync() =>
        [.. (await _store.Store.Retention.OldTextsAsync(null, Noon.AddDays(1), 99, Cancellation)).Texts.Select(text => text.Article)];

    private Task<RetentionReport> RunAsync(RetentionOptions options, bool isTrial = false) =>
        new Retention(_store.Store.Retention, _clock, options, NullLogger<Retention>.Instance).RunAsync(isTrial, Cancellation);

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
