using Aggregator.Storage;
using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>A fault of SQLite leaves the store as one exception with a kind, so that the operator knows what to do.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-fault-");

    private string File => Path.Combine(_folder.FullName, "aggregator.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_store_that_may_not_grow_is_full()
    {
        using var database = SqliteDatabase.Open(File);
        await database.WriteAsync(session => session.Number("PRAGMA max_page_count = 1"), Token);

        Assert.Equal(StoreFault.Full, await FaultAsync(() => database.WriteAsync(
            session => session.Execute("INSERT INTO setting (name, value) VALUES ('long', hex(zeroblob(1000000)))"), Token)));
    }

    [Fact]
    public async Task A_connection_that_may_not_write_is_read_only()
    {
        using var database = SqliteDatabase.Open(File);

        Assert.Equal(StoreFault.ReadOnly, await FaultAsync(() => database.ReadAsync(session => session.Execute("DELETE FROM setting"), Token)));
    }

    [Fact]
    public void A_file_that_is_no_database_is_damaged()
    {
        System.IO.File.WriteAllText(File, new string('x', 100_000));

        Assert.Equal(StoreFault.Damaged, Assert.Throws<StoreException>(() => SqliteDatabase.Open(File)).Fault);
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_for_itself_is_busy()
    {
        using var database = SqliteDatabase.Open(File);
        await database.WriteAsync(session => session.Execute("CREATE TABLE probe (id INTEGER)"), Token);
        using var other = new SqliteConnection($"Data Source={File};Pooling=false");
        other.Open();
        using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();

        Assert.Equal(StoreFault.Busy, await FaultAsync(() => database.ReadAsync(
            session =>
            {
                session.Execute("COMMIT");
                session.Execute("PRAGMA busy_timeout = 1");
                session.Execute("PRAGMA query_only = OFF");
                return session.Execute("BEGIN IMMEDIATE");
            },
            Token)));
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_not_touched()
    {
        using (var database = SqliteDatabase.Open(File))
        {
            await database.WriteAsync(session => session.Execute("PRAGMA user_version = 999"), Token);
        }

        Assert.Equal(StoreFault.NewerSchema, Assert.Throws<StoreException>(() => SqliteDatabase.Open(File)).Fault);
    }

    [Fact]
    public async Task A_faulty_statement_is_a_fault_of_the_kind_Other()
    {
        using var database = SqliteDatabase.Open(File);

        Assert.Equal(StoreFault.Other, await FaultAsync(() => database.ReadAsync(session => session.Number("SELECT x FROM nowhere"), Token)));
    }

    [Fact]
    public async Task A_fault_of_the_caller_leaves_the_store_as_it_is()
    {
        using var database = SqliteDatabase.Open(File);

        await Assert.ThrowsAsync<InvalidDataException>(() => database.WriteAsync<int>(_ => throw new InvalidDataException(), Token));
        await Assert.ThrowsAsync<InvalidDataException>(() => database.ReadAsync<int>(_ => throw new InvalidDataException(), Token));
    }

    private static async Task<StoreFault> FaultAsync(Func<Task> work) => (await Assert.ThrowsAsync<StoreException>(work)).Fault;
}
