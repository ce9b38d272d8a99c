using System.Collections;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Storage;
using Aggregator.Stories;
using Aggregator.Text.Sentences;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Contract;

/// <summary>The six invariants of the path (house.md §2).</summary>
internal sealed class InvariantPromises(TemporaryStore store)
{
    public async Task Invariant_1_Articles_are_saved_with_the_marks_of_their_entries_or_not_at_all()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        var claims = await store.ClaimEntriesAsync();

        // The source of the second article does not exist, so the transaction fails after the first article was written.
        EntryResult[] results =
        [
            new EntryResult.Scraped(claims[0], ArticleOf(claims[0])),
            new EntryResult.Scraped(claims[1], ArticleOf(claims[1]) with { SourceId = "nowhere" }),
        ];
        await Assert.ThrowsAsync<StoreException>(() => store.Entries.CompleteAsync(results, Noon, Cancellation));
        store.Reopen();

        Assert.Empty(await store.Stories.UngroupedAsync(0, 10, Cancellation));
        Assert.Equal(2, await store.Entries.PendingAsync(Cancellation));
    }

    public async Task Invariant_1_Placements_are_saved_with_their_marks_or_not_at_all()
    {
        await store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await store.ScrapeAsync();
        var waiting = await store.Stories.UngroupedAsync(0, 10, Cancellation);
        Placement[] placements =
        [
            new() { ArticleId = waiting[0].Id, StoryId = waiting[0].Id },
            new() { ArticleId = waiting[1].Id, StoryId = waiting[1].Id, DuplicateOf = 999_999 },
        ];
        var before = await store.Reading.VersionAsync(Cancellation);
        await Assert.ThrowsAsync<StoreException>(() => store.Stories.PlaceAsync(placements, Cancellation));
        store.Reopen();

        Assert.Equal(2, (await store.Stories.UngroupedAsync(0, 10, Cancellation)).Count);
        Assert.Empty(await store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation));
        Assert.Equal(before, await store.Reading.VersionAsync(Cancellation));
    }

    public async Task Invariant_1_Entries_are_saved_with_the_state_of_their_source_or_not_at_all()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        var broken = Completion(claim, Noon, Entry("1")) with { Plan = (_, _) => throw new IOException("between entries and state") };
        await Assert.ThrowsAsync<IOException>(() => store.Sources.CompleteAsync(broken, Cancellation));
        store.Reopen();

        Assert.Equal(0, await store.Entries.PendingAsync(Cancellation));
        Assert.Equal(1, (await store.Sources.CompleteAsync(Completion(claim, Noon, Entry("1")), Cancellation))?.Entries);
    }

    public async Task Invariant_1_Articles_that_a_feed_carries_are_saved_with_its_entries_and_state_or_not_at_all()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        var whole = Completion(claim, Noon, Entry("2"), Entry("1")) with { IsWhole = _ => true, Article = entry => ArticleOf("rabat", entry) };
        var broken = whole with { Plan = (_, _) => throw new IOException("between articles and state") };
        await Assert.ThrowsAsync<IOException>(() => store.Sources.CompleteAsync(broken, Cancellation));
        store.Reopen();

        Assert.Empty(await store.Stories.UngroupedAsync(0, 10, Cancellation));
        Assert.Equal(new Admission(2, 2), await store.Sources.CompleteAsync(whole, Cancellation));
        Assert.Equal(0, await store.Entries.PendingAsync(Cancellation));
        var urls = (await store.Stories.UngroupedAsync(0, 10, Cancellation)).Select(article => article.UrlKey);
        Assert.Equal(["rabat.example/news/1", "rabat.example/news/2"], urls);
    }

    public async Task Invariant_2_Validators_are_not_saved_when_the_entries_of_those_bytes_are_not()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await store.ClaimSourceAsync();
        var state = claim.State with { Validators = new Validators("\"new\"", null), ContentHash = new byte[] { 7 } };

        // The first call fails while its entries are read, and the second is cancelled before the writer's turn.
        var completion = Completion(claim, Noon, Entry("1")) with { State = state };
        var broken = completion with { Entries = new BreakingAfter(1, [Entry("1"), Entry("2")]) };
        await Assert.ThrowsAsync<IOException>(() => store.Sources.CompleteAsync(broken, Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Sources.CompleteAsync(completion, new CancellationToken(canceled: true)));
        store.Reopen();

        var again = (await store.ClaimSourceAsync(Noon.AddHours(1))).State;
        Assert.Equal(Validators.None, again.Validators);
        Assert.Null(again.ContentHash);
        Assert.Equal(0, await store.Entries.PendingAsync(Cancellation));
    }

    public async Task Invariant_3_The_same_feed_twice_gives_each_entry_once()
    {
        Assert.Equal(2, await store.RefreshAsync("rabat", Entry("1"), Entry("2")));
        Assert.Equal(0, await store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1"), Entry("2")));
        Assert.Equal(2, await store.Entries.PendingAsync(Cancellation));
    }

    public async Task Invariant_3_The_same_address_from_two_sources_gives_one_article_and_a_placement_is_kept_once()
    {
        await store.PublishAsync("rabat", Entry("1"));
        await store.RefreshAsync("sport", Entry("1"));
        Assert.Equal(1, (await store.ScrapeAsync()).Known);

        var article = Assert.Single(await store.LatestAsync());
        await store.Stories.PlaceAsync([new Placement { ArticleId = article.Id, StoryId = 77 }], Cancellation);
        Assert.Equal(article.StoryId, Assert.Single(await store.LatestAsync()).StoryId);
    }

    public async Task Invariant_4_What_a_dead_worker_held_goes_to_another_and_his_late_answer_counts_for_nothing()
    {
        await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var dead = await store.ClaimSourceAsync();
        var heir = await store.ClaimSourceAsync(Noon.AddMinutes(6));
        Assert.Null(await store.Sources.CompleteAsync(Completion(dead, Noon, Entry("late")), Cancellation));
        Assert.Equal(1, (await store.Sources.CompleteAsync(Completion(heir, Noon.AddMinutes(6), Entry("1")), Cancellation))?.Entries);

        var deadEntry = Assert.Single(await store.ClaimEntriesAsync(Noon.AddMinutes(7)));
        Assert.Empty(await store.ClaimEntriesAsync(Noon.AddMinutes(8)));
        var heirEntry = Assert.Single(await store.ClaimEntriesAsync(Noon.AddMinutes(13)));
        Assert.Equal(2, heirEntry.Attempts);
        var late = await store.Entries.CompleteAsync([new EntryResult.GivenUp(deadEntry, Sentence.Told("late"))], Noon, Cancellation);
        Assert.Equal(1, late.Lost);
        var tally = await store.Entries.CompleteAsync([new EntryResult.Scraped(heirEntry, ArticleOf(heirEntry))], Noon, Cancellation);
        Assert.Equal(1, tally.New);
    }

    public async Task Invariant_4_The_only_process_on_a_file_takes_over_from_its_dead_predecessor_at_once()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        Assert.Single(await store.ClaimEntriesAsync());
        store.Reopen();
        Assert.Empty(await store.ClaimEntriesAsync());

        await store.Store.Upkeep.ReleaseLeasesAsync(Cancellation);
        Assert.Single(await store.ClaimEntriesAsync());
    }

    public async Task Invariant_5_A_new_list_of_settings_changes_no_state()
    {
        await store.RefreshAsync("rabat", Entry("1"));
        await store.Sources.PauseAsync("rabat", Sentence.Told("Too many reports."), Cancellation);
        var before = Assert.Single(await store.Sources.HealthAsync(Cancellation));

        await store.Sources.SynchroniseAsync(
            [Paper("rabat", "other.example") with { Name = "اسم جديد", Country = "JO" }], Noon.AddDays(1), Cancellation);

        var after = Assert.Single(await store.Sources.HealthAsync(Cancellation));
        Assert.Equal(before.State, after.State);
    }

    public async Task Invariant_6_A_publishers_date_is_shown_but_orders_only_where_it_is_earlier_and_plausible()
    {
        (DateTimeOffset? Stated, DateTimeOffset Ordered)[] dates =
        [
            (Noon.AddHours(-4), Noon.AddHours(-4)), (Noon.AddHours(3), Noon), (Noon.AddYears(5), Noon), (DateTimeOffset.UnixEpoch, Noon), (null, Noon),
        ];
        await store.PublishAsync("rabat", [.. dates.Select((date, i) => Entry($"{i}") with { Published = date.Stated })]);

        var articles = await store.LatestAsync();
        Assert.Equal(
            dates.Select((date, i) => ($"/news/{i}", date.Stated, date.Ordered)),
            articles.Select(article => (article.Article.Url.AbsolutePath, article.Article.Published, article.At)).Order());
    }

    /// <summary>A list that throws while it is read.</summary>
    private sealed class BreakingAfter(int count, IReadOnlyList<ParsedEntry> entries) : IReadOnlyList<ParsedEntry>
    {
        public int Count => entries.Count;

        public ParsedEntry this[int index] => entries[index];

        public IEnumerator<ParsedEntry> GetEnumerator() =>
            entries.Select((entry, i) => i < count ? entry : throw new IOException("broken")).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
