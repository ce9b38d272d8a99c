using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage;

/// <summary>The one file that everything is remembered in: one writer at a time, readers beside it (WAL).</summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly Session _writer;

    private SqliteDatabase(string connectionString)
    {
        _connectionString = connectionString;
        _writer = Connect(readOnly: false);
        SearchMarks.Define(_writer);
    }

    /// <summary>Creates the file when it does not exist, and brings its schema up to date.</summary>
    /// <exception cref="SqliteException">The file cannot be read or written, or is no database.</exception>
    /// <exception cref="NewerSchemaException">A newer version of the program wrote the file.</exception>
    public static SqliteDatabase Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();

        // Nobody asks how much memory SQLite has: counting it locks out every other connection at each allocation.
        // Said before the first connection; later it is refused and nothing changes.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
        var database = new SqliteDatabase(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            Migrations.Apply(database._writer);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>For the start of the only process on this file: whoever held a lease is dead, and its attempt did not count.</summary>
    /// <remarks>Twenty power cuts are not twenty failures of a page: without this a killed process ends with excerpts.</remarks>
    public Task<int> ReleaseLeasesAsync(CancellationToken cancellationToken) => WriteAsync(
        static session =>
            session.Execute("UPDATE source SET lease = NULL, lease_until = NULL WHERE lease_until IS NOT NULL")
            + session.Execute("UPDATE entry SET lease = NULL, lease_until = NULL, attempts = MAX(attempts - 1, 0) WHERE lease_until IS NOT NULL"),
        cancellationToken);

    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writing.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is kept, or nothing.</summary>
    internal async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            try
            {
                var result = work(_writer);
                _writer.Execute("COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> on one snapshot: what a writer commits meanwhile is not seen.</summary>
    internal Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = _readers.TryTake(out var idle) ? idle : Connect(readOnly: true);
        try
        {
            reader.Execute("BEGIN");
            try
            {
                return Task.FromResult(work(reader));
            }
            finally
            {
                reader.Execute("COMMIT");
            }
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private void RollBack()
    {
        try
        {
            _writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite rolls back by itself when the disk is full or broken (https://sqlite.org/lang_transaction.html §2.2).
        }
    }

    private Session Connect(bool readOnly)
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new Session(connection);

        // Before journal_mode, which itself may have to wait for another process.
        session.Execute("PRAGMA busy_timeout = 10000");

        session.Execute("PRAGMA journal_mode = WAL");
        session.Execute("PRAGMA synchronous = NORMAL");
        session.Execute("PRAGMA foreign_keys = ON");
        session.Execute("PRAGMA temp_store = MEMORY");

        // 32 MB: the default of 4 MB waits for the disk forty times while a first round comes in.
        session.Execute("PRAGMA wal_autocheckpoint = 4096");
        session.Execute(readOnly ? "PRAGMA query_only = ON" : "PRAGMA cache_size = -32768");
        return session;
    }
}
