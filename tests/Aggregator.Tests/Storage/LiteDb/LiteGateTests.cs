using Aggregator.Storage;
using Aggregator.Storage.LiteDb.Engine;
using LiteDB;
using Xunit;

namespace Aggregator.Tests.Storage.LiteDb;

/// <summary>The gate to the archive.</summary>
public sealed class LiteGateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-lite-").FullName;
    private LiteGate _gate;

    public LiteGateTests() => _gate = Open();

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_acknowledged_is_there_when_the_archive_is_opened_again()
    {
        await PutAsync("a", 1);
        Reopen();
        Assert.Equal(1, await FindAsync("a"));
    }

    [Fact]
    public async Task A_piece_that_fails_saves_nothing_and_its_caller_gets_its_exception()
    {
        await Assert.ThrowsAsync<FormatException>(() => _gate.WriteAsync<int>(
            session =>
            {
                Put(session, "a", 1);
                throw new FormatException("a fault of whoever works");
            },
            Cancellation));
        Assert.Null(await FindAsync("a"));
        await PutAsync("a", 2);
        Assert.Equal(2, await FindAsync("a"));
    }

    [Fact]
    public async Task A_piece_that_fails_does_not_fail_the_others_of_its_transaction()
    {
        // The first piece waits, so that the others wait for one shared transaction.
        using var goOn = new ManualResetEventSlim();
        var first = _gate.WriteAsync(_ => goOn.Wait(TimeSpan.FromSeconds(30)), Cancellation);
        var good = Enumerable.Range(0, 8).Select(i => PutAsync($"good{i}", i)).ToList();
        var bad = _gate.WriteAsync<int>(_ => throw new FormatException(), Cancellation);
        goOn.Set();

        Assert.True(await first);
        await Assert.ThrowsAsync<FormatException>(() => bad);
        await Task.WhenAll(good);
        Reopen();
        for (var i = 0; i < good.Count; i++)
        {
            Assert.Equal(i, await FindAsync($"good{i}"));
        }
    }

    [Fact]
    public async Task A_write_that_is_cancelled_while_it_waits_is_not_done()
    {
        using var goOn = new ManualResetEventSlim();
        using var leaving = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var first = _gate.WriteAsync(
            _ =>
            {
                begun.TrySetResult();
                return goOn.Wait(TimeSpan.FromSeconds(30));
            },
            Cancellation);
        // Pieces that wait at the same time share a transaction, and a piece that has begun cannot be cancelled. So the second
        // piece is added after the first has begun.
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        var left = _gate.WriteAsync(
            session =>
            {
                Put(session, "left", 1);
                return 0;
            },
            leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        goOn.Set();
        await first;
        Assert.Null(await FindAsync("left"));
    }

    [Fact]
    public async Task A_session_cannot_be_used_outside_the_gate()
    {
        var taken = await _gate.ReadAsync(session => session, Cancellation);
        Assert.Throws<InvalidOperationException>(() => taken.Find("thing", "a"));
        Assert.Throws<InvalidOperationException>(() => Put(taken, "a", 1));
    }

    [Fact]
    public async Task A_reading_piece_cannot_write()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _gate.ReadAsync(
            session =>
            {
                Put(session, "a", 1);
                return 0;
            },
            Cancellation));
        Assert.Null(await FindAsync("a"));
    }

    [Fact]
    public async Task A_document_that_is_read_again_is_what_was_written_last_whoever_wrote_it()
    {
        var seen = await _gate.WriteAsync(
            session =>
            {
                var none = Number(session.Find("thing", "a"));
                session.Update("thing", new BsonDocument { ["_id"] = "a", ["n"] = 1 });
                var stillNone = Number(session.Find("thing", "a"));
                Put(session, "a", 2);
                var second = Number(session.Find("thing", "a"));
                Put(session, "a", 3, new string('t', 5000));
                var third = Number(session.Find("thing", "a"));
                session.Delete("thing", "a");
                return (none, stillNone, second, third, Number(session.Find("thing", "a")));
            },
            Cancellation);
        Assert.Equal((null, null, 2, 3, null), seen);
        await PutAsync("a", 4);
        Assert.Equal(4, await FindAsync("a"));
        await Assert.ThrowsAsync<FormatException>(() => _gate.WriteAsync<int>(
            session =>
            {
                Put(session, "a", 5);
                throw new FormatException();
            },
            Cancellation));
        Assert.Equal(4, await FindAsync("a"));
    }

    [Fact]
    public async Task A_full_disk_is_told_as_such_and_nothing_is_lost_when_there_is_room_again()
    {
        _gate.Dispose();
        var (data, log) = (new FillingFile(), new FillingFile());
        using var gate = new LiteGate(LiteFile.Open(data, log), _ => { });
        await PutAsync(gate, "before", 1);
        log.IsFull = true;
        var fault = await Assert.ThrowsAsync<StoreException>(() => PutAsync(gate, "during", 2));
        Assert.Equal(StoreFault.Full, fault.Fault);
        Assert.Equal(1, await FindAsync(gate, "before"));
        log.IsFull = false;
        await PutAsync(gate, "after", 3);

        Assert.Equal(1, await FindAsync(gate, "before"));
        Assert.Null(await FindAsync(gate, "during"));
        Assert.Equal(3, await FindAsync(gate, "after"));
        _gate = Open();
    }

    /// <summary>So much that a part of it goes to the file before the commit. LiteDB's finalizer would end the process if that failed then.</summary>
    [Fact]
    public async Task A_disk_that_fills_in_the_middle_of_a_great_transaction_ends_neither_the_archive_nor_the_process()
    {
        _gate.Dispose();
        var (data, log) = (new FillingFile(), new FillingFile());
        using (var gate = new LiteGate(LiteFile.Open(data, log), _ => { }))
        {
            await PutAsync(gate, "before", 1);
            log.IsFull = true;
            var fault = await Assert.ThrowsAsync<StoreException>(() => PutManyAsync(gate, 40));
            Assert.Equal(StoreFault.Full, fault.Fault);
            log.IsFull = false;
            await PutManyAsync(gate, 40);
            Assert.Equal(39, await FindAsync(gate, "great39"));
            Assert.Equal(1, await FindAsync(gate, "before"));
        }

        for (var i = 0; i < 3; i++)
        {
            // What the archive's thread held is let go by the first finalizers, and finalized after the next collection.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        _gate = Open();
    }

    [Fact]
    public async Task A_checkpoint_that_finds_no_room_leaves_the_archive_as_it_is()
    {
        _gate.Dispose();
        var (data, log) = (new FillingFile(), new FillingFile());
        using var gate = new LiteGate(LiteFile.Open(data, log), _ => { });
        data.IsFull = true;
        for (var i = 0; i < 300; i++)
        {
            await PutAsync(gate, $"k{i}", i, new string('y', 60_000));
        }

        data.IsFull = false;
        await PutAsync(gate, "last", 300);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(i, await FindAsync(gate, $"k{i}"));
        }

        _gate = Open();
    }

    [Fact]
    public async Task Readers_and_a_writer_never_run_at_the_same_time()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var readers = Enumerable.Range(0, 4).Select(async reader =>
        {
            for (var read = 0; !enough.IsCancellationRequested; read++)
            {
                var (one, other) = await _gate.ReadAsync(session => (Number(session.Find("thing", "one")), Number(session.Find("other", "one"))), Cancellation);
                Assert.Equal(one, other);
            }
        }).ToList();
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            await _gate.WriteAsync(
                session =>
                {
                    Put(session, "one", i, new string('z', i % 9000));
                    session.Put("other", new BsonDocument { ["_id"] = "one", ["n"] = i });
                    return 0;
                },
                Cancellation);
        }

        await Task.WhenAll(readers);
    }

    private LiteGate Open() => new(LiteFile.Open(Path.Combine(_folder, "a.litedb")), _ => { });

    private void Reopen()
    {
        _gate.Dispose();
        _gate = Open();
    }

    private Task<int> PutAsync(string id, int number) => PutAsync(_gate, id, number);

    private static Task<int> PutAsync(LiteGate gate, string id, int number, string text = "") => gate.WriteAsync(
        session =>
        {
            Put(session, id, number, text);
            return 0;
        },
        Cancellation);

    private static Task<int> PutManyAsync(LiteGate gate, int documents) => gate.WriteAsync(
        session =>
        {
            for (var i = 0; i < documents; i++)
            {
                Put(session, $"great{i}", i, new string('g', 600_000));
            }

            return documents;
        },
        Cancellation);

    private Task<int?> FindAsync(string id) => FindAsync(_gate, id);

    private static Task<int?> FindAsync(LiteGate gate, string id) => gate.ReadAsync(session => Number(session.Find("thing", id)), Cancellation);

    private static void Put(LiteSession session, string id, int number, string text = "") =>
        session.Put("thing", new BsonDocument { ["_id"] = id, ["n"] = number, ["text"] = text });

    private static int? Number(BsonDocument? document) => document?["n"].AsInt32;
}
