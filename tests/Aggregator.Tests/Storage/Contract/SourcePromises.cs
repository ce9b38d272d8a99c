using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Text.Sentences;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

internal sealed class SourcePromises(TemporaryStore store)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task A_new_source_is_due_at_once_and_once_claimed_no_longer()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var request = new ClaimRequest(10, 10, Noon, Lease);

        Assert.Equal("rabat", Assert.Single(await store.Sources.ClaimDueAsync(request, Cancellation)).SourceId);
        Assert.Empty(await store.Sources.ClaimDueAsync(request, Cancellation));
    }

    public async Task Two_sources_of_one_host_are_not_claimed_together()
    {
        await store.Sources.SynchroniseAsync(
            [Paper("news", "rabat.example"), Paper("sport", "rabat.example"), Paper("amman")], Noon, Cancellation);

        var first = await store.Sources.ClaimDueAsync(new ClaimRequest(10, 1, Noon, Lease), Cancellation);
        Assert.Equal(["amman", "news"], first.Select(claim => claim.SourceId));

        await store.Sources.CompleteAsync(Completion(first[1], Noon), Cancellation);
        Assert.Equal("sport", (await store.ClaimSourceAsync()).SourceId);
    }

    public async Task With_ten_thousand_sources_due_at_one_instant_each_claim_takes_the_next()
    {
        await store.Sources.SynchroniseAsync([.. Enumerable.Range(0, 10_000).Select(i => Paper($"paper{i:D4}"))], Noon, Cancellation);
        var claims = await store.Sources.ClaimDueAsync(new ClaimRequest(300, 1, Noon, Lease), Cancellation);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"paper{i:D4}"), claims.Select(claim => claim.SourceId));
    }

    public async Task A_source_left_out_or_disabled_rests_and_comes_back_with_its_state()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.Sources.SynchroniseAsync([Paper("rabat") with { Enabled = false }], Noon, Cancellation);
        Assert.Empty(await store.Sources.ClaimDueAsync(new ClaimRequest(9, 9, Noon.AddDays(1), Lease), Cancellation));

        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync(Noon.AddDays(1));
        Assert.Equal(Noon, claim.State.LastSuccess);
    }

    public async Task The_terms_of_a_paper_are_remembered_after_it_left_the_list()
    {
        var paper = Paper("rabat") with { HomePage = new Uri("https://rabat.example/"), Publish = PublishLevel.Full };
        await store.Sources.SynchroniseAsync([paper, Paper("amman")], Noon, Cancellation);
        await store.Sources.SynchroniseAsync([paper with { Enabled = false, Publish = PublishLevel.Headline, Images = ImagePolicy.Logo }], Noon, Cancellation);
        await store.Sources.SynchroniseAsync([], Noon, Cancellation);

        var remembered = await store.Sources.RememberedAsync(Cancellation);
        Assert.Equal(["amman", "rabat"], remembered.Select(source => source.Id));
        Assert.Equal((PublishLevel.Headline, ImagePolicy.Logo, "جريدة rabat", "MA"), (remembered[1].Publish, remembered[1].Images, remembered[1].Name, remembered[1].Country));
        Assert.Equal(paper.HomePage, remembered[1].HomePage);
    }

    public async Task Synchronising_the_same_list_again_changes_nothing()
    {
        Task<long> ChangesAsync() => store.Reading.VersionAsync(Cancellation);
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var before = await ChangesAsync();
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        Assert.Equal(before, await ChangesAsync());
    }

    public async Task State_is_read_back_as_it_was_saved()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        var state = new FetchState
        {
            Url = new Uri("https://rabat.example/feed"),
            Validators = new Validators("W/\"a b\"", "Sat, 14 Mar 2026 11:00:00 GMT"),
            ContentHash = new byte[] { 1, 2, 3 },
            LastFull = Noon,
            NextFetch = Noon.AddMinutes(17),
            Interval = TimeSpan.FromMinutes(17),
            ConsecutiveFailures = 2,
            LastSuccess = Noon.AddHours(-1),
            MovedTo = new Uri("https://new.example/feed"),
            MovedSince = Noon.AddDays(-2),
        };
        await store.Sources.CompleteAsync(Completion(claim, Noon) with { State = state }, Cancellation);
        store.Reopen();

        var read = (await store.ClaimSourceAsync(Noon.AddHours(1))).State;
        Assert.Equal(state.ContentHash.Value.ToArray(), read.ContentHash?.ToArray());
        Assert.Equal(state with { ContentHash = null }, read with { ContentHash = null });
    }

    public async Task A_paused_source_is_not_asked_until_it_is_resumed_whatever_the_settings_say()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        await store.Sources.PauseAsync("rabat", Sentence.Told("The paper asked us to stop."), Cancellation);
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        await store.Sources.HastenAsync([], Noon, Cancellation);
        Assert.Empty(await store.Sources.ClaimDueAsync(new ClaimRequest(9, 9, Noon, Lease), Cancellation));

        await store.Sources.ResumeAsync("rabat", Noon, Cancellation);
        Assert.False((await store.ClaimSourceAsync()).State.Paused);
    }

    public async Task A_pause_during_a_fetch_outlasts_the_fetch()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        await store.Sources.PauseAsync("rabat", Sentence.Told("By the operator."), Cancellation);
        await store.Sources.CompleteAsync(Completion(claim, Noon), Cancellation);

        var health = Assert.Single(await store.Sources.HealthAsync(Cancellation));
        Assert.True(health.State.Paused);
        Assert.Equal(Sentence.Told("By the operator."), health.State.PausedReason);
    }

    public async Task Health_keeps_the_last_thirty_fetches_newest_first()
    {
        for (var i = 0; i < 35; i++)
        {
            await store.RefreshAsync("rabat", Noon.AddHours(i), Entry($"{i}"));
        }

        var health = Assert.Single(await store.Sources.HealthAsync(Cancellation));
        Assert.True(health.Active);
        Assert.Equal(30, health.Fetches.Count);
        Assert.Equal(Noon.AddHours(34), health.Fetches[0].At);
        Assert.Equal(1, health.Fetches[0].NewEntries);
    }

    public async Task Only_named_sources_are_claimed_when_names_are_given()
    {
        await store.Sources.SynchroniseAsync([Paper("amman"), Paper("rabat")], Noon, Cancellation);
        var claims = await store.Sources.ClaimDueAsync(
            new ClaimRequest(9, 9, Noon, Lease) { SourceIds = ["rabat"] }, Cancellation);
        Assert.Equal(["rabat"], claims.Select(claim => claim.SourceId));
    }

    public async Task The_longest_overdue_is_claimed_first()
    {
        await store.RefreshAsync("amman", Noon.AddMinutes(20));
        await store.RefreshAsync("tunis", Noon);
        await store.Sources.SynchroniseAsync([Paper("amman"), Paper("tunis")], Noon, Cancellation);
        var claims = await store.Sources.ClaimDueAsync(new ClaimRequest(9, 9, Noon.AddHours(1), Lease), Cancellation);
        Assert.Equal(["tunis", "amman"], claims.Select(claim => claim.SourceId));
    }

    public async Task Many_claims_at_once_get_each_source_once()
    {
        await store.Sources.SynchroniseAsync([.. Enumerable.Range(0, 40).Select(i => Paper($"paper{i}"))], Noon, Cancellation);
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => store.Sources.ClaimDueAsync(new ClaimRequest(5, 1, Noon, Lease), Cancellation))));
        Assert.Equal(40, claims.SelectMany(claim => claim).DistinctBy(claim => claim.SourceId).Count());
    }

    public async Task Resuming_forgets_the_failures()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        await store.Sources.CompleteAsync(
            Completion(claim, Noon) with { State = claim.State with { ConsecutiveFailures = 7, NextFetch = Noon.AddDays(1) } }, Cancellation);
        await store.Sources.ResumeAsync("rabat", Noon.AddHours(1), Cancellation);
        Assert.Equal(0, (await store.ClaimSourceAsync(Noon.AddHours(1))).State.ConsecutiveFailures);
    }

    public async Task Only_named_sources_are_hastened_when_names_are_given()
    {
        foreach (var paper in new[] { "amman", "rabat" })
        {
            await store.RefreshAsync(paper);
        }

        await store.Sources.SynchroniseAsync([Paper("amman"), Paper("rabat")], Noon, Cancellation);
        await store.Sources.HastenAsync(["rabat"], Noon, Cancellation);
        var claims = await store.Sources.ClaimDueAsync(new ClaimRequest(9, 9, Noon, Lease), Cancellation);
        Assert.Equal(["rabat"], claims.Select(claim => claim.SourceId));
    }

    public async Task Health_says_whether_the_list_still_names_a_source()
    {
        await store.Sources.SynchroniseAsync([Paper("amman"), Paper("rabat")], Noon, Cancellation);
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var health = await store.Sources.HealthAsync(Cancellation);
        Assert.Equal([("amman", false), ("rabat", true)], health.Select(source => (source.SourceId, source.Active)));
    }

    public async Task A_fetch_is_remembered_with_all_that_was_seen_and_who_read_it()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var seen = new FetchLogEntry
        {
            At = Noon,
            Duration = TimeSpan.FromMilliseconds(431),
            Url = new Uri("https://rabat.example/feed?page=1"),
            Result = FetchResult.Unreadable,
            StatusCode = 200,
            Detail = new Sentence(SentenceKind.FeedMended, "The document ends early."),
            Reader = FeedReaderName.CodeHollow,
            Bytes = 5_000_000_000,
            Entries = 2,
        };
        await store.Sources.CompleteAsync(Completion(await store.ClaimSourceAsync(), Noon, Entry("1"), Entry("2")) with { Log = seen }, Cancellation);
        var health = Assert.Single(await store.Sources.HealthAsync(Cancellation));
        Assert.Equal([seen with { NewEntries = 2 }], health.Fetches);
    }
}
