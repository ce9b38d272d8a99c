using Aggregator.Storage.Sqlite.Engine;
using Xunit;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>Writers that wait at the same time share a transaction, but not each other's faults.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-commit-");
    private readonly SqliteDatabase _database;

    public GroupCommitTests()
    {
        _database = SqliteDatabase.Open(Path.Combine(_folder.FullName, "aggregator.db"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Writers_that_wait_at_the_same_time_share_a_transaction()
    {
        var committedBefore = new List<Task<long?>>();
        await WhileTheWriterIsBusyAsync(() => [.. Enumerable.Range(1, 5).Select(number => _database.WriteAsync(
            session =>
            {
                committedBefore.Add(_database.ReadAsync(reader => reader.Number("SELECT COUNT(*) FROM proof"), Token));
                return Insert(session, number);
            },
            Token))]);

        Assert.Equal([0, 0, 0, 0, 0], await Task.WhenAll(committedBefore));
        Assert.Equal([1, 2, 3, 4, 5], await ProofAsync());
    }

    [Fact]
    public async Task A_writer_that_fails_does_not_fail_the_others()
    {
        Task<int>? failing = null;
        await WhileTheWriterIsBusyAsync(() =>
        {
            var before = _database.WriteAsync(session => Insert(session, 1), Token);
            failing = _database.WriteAsync<int>(session => Insert(session, 2) == 1 ? throw new InvalidDataException() : 0, Token);
            return [before, _database.WriteAsync(session => Insert(session, 3), Token)];
        });

        await Assert.ThrowsAsync<InvalidDataException>(() => failing!); // The delegate above has set it.
        Assert.Equal([1, 3], await ProofAsync());
    }

    [Fact]
    public async Task A_write_that_is_cancelled_while_it_waits_is_not_done()
    {
        using var cancelled = new CancellationTokenSource();
        await WhileTheWriterIsBusyAsync(async () =>
        {
            var leaving = _database.WriteAsync(session => Insert(session, 1), cancelled.Token);
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
            return [_database.WriteAsync(session => Insert(session, 2), Token)];
        });

        Assert.Equal([2], await ProofAsync());
    }

    [Fact]
    public async Task A_full_log_is_moved_into_the_file_beside_the_writer()
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, "aggregator.db"));
        await _database.WriteAsync(session => session.Execute("CREATE TABLE large (bytes BLOB)"), Token);
        for (var megabytes = 0; megabytes < 40; megabytes++)
        {
            await _database.WriteAsync(session => session.Execute("INSERT INTO large VALUES (ZEROBLOB(1000000))"), Token);
        }

        // The writer's own checkpoint would run only at 64 MB.
        for (var tries = 0; tries < 2_400 && Length() < 10_000_000; tries++)
        {
            await Task.Delay(50, Token);
        }

        Assert.InRange(Length(), 10_000_000, long.MaxValue);

        long Length()
        {
            file.Refresh();
            return file.Length;
        }
    }

    private static int Insert(Session session, int number) => session.Execute("INSERT INTO proof VALUES ($number)", ("$number", number));

    private Task<List<int>> ProofAsync() =>
        _database.ReadAsync(session => session.Query("SELECT number FROM proof ORDER BY number", row => row.GetInt32(0)), Token);

    /// <summary>Starts writers while another one is busy, and waits for them.</summary>
    private Task WhileTheWriterIsBusyAsync(Func<IReadOnlyList<Task<int>>> write) => WhileTheWriterIsBusyAsync(() => Task.FromResult(write()));

    private async Task WhileTheWriterIsBusyAsync(Func<Task<IReadOnlyList<Task<int>>>> write)
    {
        using var started = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var busy = Task.Run(
            () => _database.WriteAsync(
                session =>
                {
                    session.Execute("CREATE TABLE proof (number INTEGER NOT NULL)");
                    started.Set();
                    goOn.Wait(Token);
                    return 0;
                },
                Token),
            Token);
        started.Wait(Token);
        var waiting = await write();
        goOn.Set();
        await busy;
        await Task.WhenAll(waiting);
    }
}
