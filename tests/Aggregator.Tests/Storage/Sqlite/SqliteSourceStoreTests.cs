using Aggregator.Fetching;
using Aggregator.Storage;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Sources;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>How SQLite runs the statements of the source store.</summary>
public sealed class SqliteSourceStoreTests : IDisposable
{
    private readonly TemporaryStore _store = new(TestStore.Sqlite);

    private SqliteDatabase Database => (SqliteDatabase)_store.Store.Opened;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Sources_that_are_due_are_read_in_the_order_of_an_index_and_not_sorted_for_every_claim()
    {
        var plan = await Database.ReadAsync(
            session => session.Query(
                "EXPLAIN QUERY PLAN " + SqliteSourceStore.NextDue,
                row => row.GetString(3),
                ("$now", Noon.ToUnixTimeMilliseconds()),
                ("$ids", "[]"),
                ("$per_host", 1)),
            Cancellation);
        Assert.Contains(plan, step => step.Contains("source_due", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_dropped_between_state_and_entries_leaves_the_old_state()
    {
        await _store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
        var claim = await _store.ClaimSourceAsync();
        await Database.WriteAsync(
            session => session.Execute(
                """
                CREATE TRIGGER power_cut BEFORE INSERT ON entry WHEN NEW.entry_key LIKE '%guid-2'
                BEGIN SELECT RAISE(ABORT, 'power cut'); END
                """),
            Cancellation);
        var state = claim.State with { Validators = new Validators("\"new\"", null) };
        await Assert.ThrowsAsync<StoreException>(() => _store.Sources.CompleteAsync(
            Completion(claim, Noon, Entry("2"), Entry("1")) with { State = state }, Cancellation));
        _store.Reopen();

        Assert.Equal(Validators.None, (await _store.ClaimSourceAsync(Noon.AddHours(1))).State.Validators);
        Assert.Equal(0, await _store.Entries.PendingAsync(Cancellation));
    }
}
