using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Aggregator.Trials;
using Aggregator.Trials.Saving;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class FirstArticlesTests : IDisposable
{
    private static readonly Source Paper = new() { Id = "paper", Name = "جريدة الميناء", FeedUrls = [new Uri("https://paper.example/feed")] };

    private readonly TemporaryStore _store = new();

    [Fact]
    public async Task The_articles_that_were_tried_are_in_the_store_at_once()
    {
        Assert.Equal(new SavedSource("paper", 10, 10), await SaveAsync(Proposed()));
        Assert.Equal(FetchResult.Read, Assert.Single(Assert.Single(await _store.Sources.HealthAsync(Token)).Fetches).Result);
        Assert.Equal(0, await _store.Entries.PendingAsync(Token));
    }

    [Fact]
    public async Task An_entry_whose_page_was_not_read_waits_for_the_service()
    {
        var proposal = Proposed();
        Assert.Equal(new SavedSource("paper", 10, 7), await SaveAsync(proposal with { Articles = [.. proposal.Articles.Skip(3)] }));
        Assert.Equal(3, await _store.Entries.PendingAsync(Token));
    }

    [Fact]
    public async Task A_source_that_the_service_polls_at_the_moment_is_left_to_it()
    {
        await _store.Sources.SynchroniseAsync([Paper], Evidence.Now, Token);
        Assert.Single(await _store.Sources.ClaimDueAsync(new ClaimRequest(1, 1, Evidence.Now, TimeSpan.FromMinutes(10)), Token));
        Assert.Equal(new SavedSource("paper", 0, 0), await SaveAsync(Proposed()));
    }

    public void Dispose() => _store.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Proposal Proposed() => new()
    {
        Address = "paper.example",
        Source = Paper,
        Entries = Evidence.Sound.Entries,
        Articles = Evidence.Articles((number, tried) => tried with { Entry = Evidence.Sound.Entries[number] }),
    };

    private Task<SavedSource> SaveAsync(Proposal proposal) => FirstArticles.SaveAsync(_store.Store, proposal, [Paper], Evidence.Now, Token);
}
