using System.Collections;
using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Storage;
using Aggregator.Stories;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage;

/// <summary>The six invariants of the path, each by its name.</summary>
public sealed class InvariantTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Invariant_1_Articles_are_saved_with_the_marks_of_their_entries_or_not_at_all()
    {
        await _store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        var claims = await _store.ClaimEntriesAsync();

        // The second article's source does not exist: its foreign key breaks the transaction after the first was written.
        EntryResult[] results =
        [
            new EntryResult.Scraped(claims[0], ArticleOf(claims[0])),
            new EntryResult.Scraped(claims[1], ArticleOf(claims[1]) with { SourceId = "nowhere" }),
        ];
        await Assert.ThrowsAsync<StoreException>(() => _store.Entries.CompleteAsync(results, Noon, Cancellation));
        _store.Reopen();

        Assert.Empty(await _store.Stories.UngroupedAsync(0, 10, Cancellation));
        Assert.Equal(2, await _store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task Invariant_1_Placements_are_saved_with_their_marks_or_not_at_all()
    {
        await _store.RefreshAsync("rabat", Entry("1"), Entry("2"));
        await _store.ScrapeAsync();
        var waiting = await _store.Stories.UngroupedAsync(0, 10, Cancellation);
        Placement[] placements =
        [
            new() { ArticleId = waiting[0].Id, StoryId = waiting[0].Id },
            new() { ArticleId = waiting[1].Id, StoryId = waiting[1].Id, DuplicateOf = 999_999 },
        ];
        var before = await _store.Reading.VersionAsync(Cancellation);
        await Assert.ThrowsAsync<StoreException>(() => _store.Stories.PlaceAsync(placements, Cancellation));
        _store.Reopen();

        Assert.Equal(2, (await _store.Stories.UngroupedAsync(0, 10, Cancellation)).Count);
        Assert.Empty(await _store.Reading.LatestStoriesAsync(new ArticleQuery(), Cancellation));
        Assert.Equal(before, await _store.Reading.VersionAsync(Cancellation));
    }

    [Fact]
    public async Task Invariant_1_Entries_are_saved_with_the_state_of_their_source_or_not_at_all()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await _store.ClaimSourceAsync();
        var broken = Completion(claim, Noon, Entry("1")) with { Plan = (_, _) => throw new IOException("between entries and state") };
        await Assert.ThrowsAsync<IOException>(() => _store.Sources.CompleteAsync(broken, Cancellation));
        _store.Reopen();

        Assert.Equal(0, await _store.Entries.PendingAsync(Cancellation));
        Assert.Equal(1, (await _store.Sources.CompleteAsync(Completion(claim, Noon, Entry("1")), Cancellation))?.Entries);
    }

    [Fact]
    public async Task Invariant_1_Articles_that_a_feed_carries_are_saved_with_its_entries_and_state_or_not_at_all()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await _store.ClaimSourceAsync();
        var whole = Completion(claim, Noon, Entry("2"), Entry("1")) with { IsWhole = _ => true, Article = entry => ArticleOf("rabat", entry) };
        var broken = whole with { Plan = (_, _) => throw new IOException("between articles and state") };
        await Assert.ThrowsAsync<IOException>(() => _store.Sources.CompleteAsync(broken, Cancellation));
        _store.Reopen();

        Assert.Empty(await _store.Stories.UngroupedAsync(0, 10, Cancellation));
        Assert.Equal(new Admission(2, 2), await _store.Sources.CompleteAsync(whole, Cancellation));
        Assert.Equal(0, await _store.Entries.PendingAsync(Cancellation));
        var urls = (await _store.Stories.UngroupedAsync(0, 10, Cancellation)).Select(article => article.UrlKey);
        Assert.Equal(["rabat.example/news/1", "rabat.example/news/2"], urls);
    }

    [Fact]
    public async Task Invariant_2_Validators_are_not_saved_when_the_entries_of_those_bytes_are_not()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await _store.ClaimSourceAsync();
        var state = claim.State with { Validators = new Validators("\"new\"", null), ContentHash = new byte[] { 7 } };

        // Broken while the entries are read, and cancelled before the writer's turn.
        var completion = Completion(claim, Noon, Entry("1")) with { State = state };
        var broken = completion with { Entries = new BreakingAfter(1, [Entry("1"), Entry("2")]) };
        await Assert.ThrowsAsync<IOException>(() => _store.Sources.CompleteAsync(broken, Cancellation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _store.Sources.CompleteAsync(completion, new CancellationToken(canceled: true)));
        _store.Reopen();

        var again = (await _store.ClaimSourceAsync(Noon.AddHours(1))).State;
        Assert.Equal(Validators.None, again.Validators);
        Assert.Null(again.ContentHash);
        Assert.Equal(0, await _store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task Invariant_3_The_same_feed_twice_gives_each_entry_once()
    {
        Assert.Equal(2, await _store.RefreshAsync("rabat", Entry("1"), Entry("2")));
        Assert.Equal(0, await _store.RefreshAsync("rabat", Noon.AddHours(1), Entry("1"), Entry("2")));
        Assert.Equal(2, await _store.Entries.PendingAsync(Cancellation));
    }

    [Fact]
    public async Task Invariant_3_The_same_address_from_two_sources_gives_one_article_and_a_placement_is_kept_once()
    {
        await _store.PublishAsync("rabat", Entry("1"));
        await _store.RefreshAsync("sport", Entry("1"));
        Assert.Equal(1, (await _store.ScrapeAsync()).Known);

        var article = Assert.Single(await _store.LatestAsync());
        await _store.Stories.PlaceAsync([new Placement { ArticleId = article.Id, StoryId = 77 }], Cancellation);
        Assert.Equal(article.StoryId, Assert.Single(await _store.LatestAsync()).StoryId);
    }

    [Fact]
    public async Task Invariant_4_What_a_dead_worker_held_goes_to_another_and_his_late_answer_counts_for_nothing()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var dead = await _store.ClaimSourceAsync();
        var heir = await _store.ClaimSourceAsync(Noon.AddMinutes(6));
        Assert.Null(await _store.Sources.CompleteAsync(Completion(dead, Noon, Entry("late")), Cancellation));
        Assert.Equal(1, (await _store.Sources.CompleteAsync(Completion(heir, Noon.AddMinutes(6), Entry("1")), Cancellation))?.Entries);

        var deadEntry = Assert.Single(await _store.ClaimEntriesAsync(Noon.AddMinutes(7)));
        Assert.Empty(await _store.ClaimEntriesAsync(Noon.AddMinutes(8)));
        var heirEntry = Assert.Single(await _store.ClaimEntriesAsync(Noon.AddMinutes(13)));
        Assert.Equal(2, heirEntry.Attempts);
        var late = await _store.Entries.CompleteAsync([new EntryResult.GivenUp(deadEntry, "late")], Noon, Cancellation);
        Assert.Equal(1, late.Lost);
        var tally = await _store.Entries.CompleteAsync([new EntryResult.Scraped(heirEntry, ArticleOf(heirEntry))], Noon, Cancellation);
        Assert.Equal(1, tally.New);
    }

    [Fact]
    public async Task Invariant_4_The_only_process_on_a_file_takes_over_from_its_dead_predecessor_at_once()
    {
        await _store.RefreshAsync("rabat", Entry("1"));
        Assert.Single(await _store.ClaimEntriesAsync());
        _store.Reopen();
        Assert.Empty(await _store.ClaimEntriesAsync());

        await _store.Store.Upkeep.ReleaseLeasesAsync(Cancellation);
        Assert.Single(await _store.ClaimEntriesAsync());
    }

    [Fact]
    public async Task Invariant_5_A_new_list_of_settings_changes_no_state()
    {
        await _store.RefreshAsync("rabat", Entry("1"));
        await _store.Sources.PauseAsync("rabat", "Too many reports.", Cancellation);
        var before = Assert.Single(await _store.Sources.HealthAsync(Cancellation));

        await _store.Sources.SynchroniseAsync(
            [Paper("rabat", "other.example") with { Name = "اسم جديد", Country = "JO" }], Noon.AddDays(1), Cancellation);

        var after = Assert.Single(await _store.Sources.HealthAsync(Cancellation));
        Assert.Equal(before.State, after.State);
    }

    [Theory]
    [InlineData("2026-03-14T08:00:00Z", "2026-03-14T08:00:00Z")]
    [InlineData("2026-03-14T15:00:00Z", "2026-03-14T12:00:00Z")]
    [InlineData("2031-01-01T00:00:00Z", "2026-03-14T12:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z", "2026-03-14T12:00:00Z")]
    [InlineData(null, "2026-03-14T12:00:00Z")]
    public async Task Invariant_6_A_publishers_date_is_shown_but_orders_only_where_it_is_earlier_and_plausible(string? stated, string ordered)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        DateTimeOffset? published = stated is null ? null : DateTimeOffset.Parse(stated, culture);
        await _store.PublishAsync("rabat", Entry("1") with { Published = published });

        var article = Assert.Single(await _store.LatestAsync());
        Assert.Equal(DateTimeOffset.Parse(ordered, culture), article.At);
        Assert.Equal(published, article.Article.Published);
    }

    /// <summary>A list that breaks while it is read.</summary>
    private sealed class BreakingAfter(int count, IReadOnlyList<ParsedEntry> entries) : IReadOnlyList<ParsedEntry>
    {
        public int Count => entries.Count;

        public ParsedEntry this[int index] => entries[index];

        public IEnumerator<ParsedEntry> GetEnumerator() =>
            entries.Select((entry, i) => i < count ? entry : throw new IOException("broken")).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
