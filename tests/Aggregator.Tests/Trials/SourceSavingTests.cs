using Aggregator.Sources;
using Aggregator.Sources.Effective;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Aggregator.Trials;
using Aggregator.Trials.Saving;
using Xunit;

namespace Aggregator.Tests.Trials;

public sealed class SourceSavingTests : IDisposable
{
    private static readonly Source Paper = new() { Id = "paper", Name = "جريدة الميناء", FeedUrls = [new Uri("https://paper.example/feed")], HomePage = new Uri("https://paper.example/") };

    private readonly TemporaryStore _store = new();

    [Fact]
    public async Task A_saved_source_is_in_the_store_with_its_first_articles()
    {
        var (_, saved) = await SaveAsync(Proposed());
        Assert.Equal(new SavedSource("paper", 10, 10), saved);

        var settings = Assert.Single(await _store.Store.Settings.AllAsync(Token));
        Assert.Equal((true, "cli:سلمى"), (settings.IsOwn, settings.ChangedBy));
        Assert.Equal(Paper.Name, Assert.Single(EffectiveCatalogue.Of([], [settings]).Sources).Name);
        Assert.Equal(FetchResult.Read, Assert.Single(Assert.Single(await _store.Sources.HealthAsync(Token)).Fetches).Result);
    }

    [Fact]
    public async Task An_entry_whose_page_was_not_read_waits_for_the_service()
    {
        var proposal = Proposed();
        await SaveAsync(proposal with { Articles = [.. proposal.Articles.Skip(3)] });
        Assert.Equal(3, await _store.Entries.PendingAsync(Token));
    }

    [Fact]
    public async Task A_paper_that_came_into_the_list_meanwhile_is_refused()
    {
        var (proposal, saved) = await SaveAsync(Proposed(), [Paper with { Id = "port", Name = "الميناء" }]);
        Assert.Null(saved);
        Assert.Equal(FindingKind.AlreadyFollowed, Assert.Single(proposal.Refusals).Kind);
        Assert.Empty(await _store.Store.Settings.AllAsync(Token));
    }

    [Fact]
    public async Task A_refused_proposal_saves_nothing()
    {
        Assert.Null((await SaveAsync(Proposed() with { Refusals = [new Finding(FindingKind.Parked, "paper.example")] })).Saved);
        Assert.Empty(await _store.Store.Settings.AllAsync(Token));
    }

    [Fact]
    public async Task The_name_of_another_source_is_not_taken()
    {
        var other = new Source { Id = "paper", Name = "أخرى", FeedUrls = [new Uri("https://other.example/feed")] };
        Assert.Equal("paper-2", (await SaveAsync(Proposed(), [other])).Saved?.Id);
    }

    public void Dispose() => _store.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Proposal Proposed()
    {
        var articles = Evidence.Articles((number, tried) => tried with { Entry = Evidence.Sound.Entries[number] });
        return new Proposal { Address = "paper.example", Source = Paper, Entries = Evidence.Sound.Entries, Articles = articles, Mark = 100 };
    }

    private Task<(Proposal Proposal, SavedSource? Saved)> SaveAsync(Proposal proposal, IReadOnlyList<Source>? known = null) =>
        new SourceSaving(_store.Store, new StandingClock(Evidence.Now)).SaveAsync(proposal, known ?? [], "cli:سلمى", Token);
}
