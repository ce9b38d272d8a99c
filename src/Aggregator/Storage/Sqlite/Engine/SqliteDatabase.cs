using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>The database file: one writer at a time, and readers beside it (WAL).</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How many pieces of writing share one transaction at most. So a piece waits for at most this many
    /// others.</summary>
    private const int MostTogether = 16;

    private readonly string _connectionString;
    private readonly ConcurrentQueue<PendingWrite> _waiting = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly Session _writer;
    private readonly Checkpoints _checkpoints;

    private SqliteDatabase(string connectionString)
    {
        _connectionString = connectionString;
        _writer = Connect(readOnly: false);
        _checkpoints = new Checkpoints(Connect(readOnly: false));
        SearchMarks.Define(_writer);
    }

    /// <inheritdoc cref="Open(string, StoreSettings)"/>
    public static SqliteDatabase Open(string path) => Open(path, new StoreSettings());

    /// <summary>Creates the file when it does not exist, and brings its schema up to date.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="settings">What is called before and after work that may take minutes.</param>
    /// <exception cref="StoreException">The file cannot be read or written, is not a database, or was written by a newer version
    /// of the program.</exception>
    public static SqliteDatabase Open(string path, StoreSettings settings)
    {
        SQLitePCL.Batteries_V2.Init();

        // The memory statistics of SQLite are not used, and updating them locks out all other connections at each allocation. The
        // setting is accepted only before the first connection; later calls do nothing.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        try
        {
            var database = new SqliteDatabase(connection.ToString());
            try
            {
                Schema.Apply(database._writer, path, settings);
                return database;
            }
            catch
            {
                database.Abandon();
                throw;
            }
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault);
        }
    }

    /// <inheritdoc cref="IStoreUpkeep.CheckpointAsync"/>
    public async Task CheckpointAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _checkpoints.RunAsync(cancellationToken);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault);
        }
    }

    public void Dispose()
    {
        _checkpoints.Dispose();
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writing.Dispose();
    }

    /// <summary>Closes a file that could not be opened whole. What fails now must not hide why.</summary>
    private void Abandon()
    {
        try
        {
            Dispose();
        }
        catch (SqliteException)
        {
            // A full disk fails once more.
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction. All of it is saved, or nothing.</summary>
    /// <remarks>The caller that gets the writer also writes the work of all callers that wait. They share one commit, so a page
    /// that several of them changed is written once.</remarks>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work);
        _waiting.Enqueue(write);
        try
        {
            await _writing.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (write.TryTake())
            {
                throw;
            }

            // The work is already being written together with the work of other callers.
            return await write.Kept;
        }

        try
        {
            while (!write.Kept.IsCompleted)
            {
                WriteWaiting();
            }
        }
        finally
        {
            _writing.Release();
        }

        return await write.Kept;
    }

    /// <summary>Runs <paramref name="work"/> on one snapshot. It does not see what is committed meanwhile.</summary>
    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(Read(work));
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault);
        }
    }

    private T Read<T>(Func<Session, T> work)
    {
        var reader = _readers.TryTake(out var idle) ? idle : Connect(readOnly: true);
        try
        {
            reader.Execute("BEGIN");
            var result = work(reader);
            reader.Execute("COMMIT");
            _readers.Add(reader);
            return result;
        }
        catch
        {
            // The transaction of this connection may still be open, so the connection is closed.
            reader.Dispose();
            throw;
        }
    }

    private void WriteWaiting()
    {
        var together = new List<PendingWrite>();
        while (together.Count < MostTogether && _waiting.TryDequeue(out var next))
        {
            if (next.TryTake())
            {
                together.Add(next);
            }
        }

        if (!TryWrite(together))
        {
            // One piece failed. The others must still be saved, so each gets a transaction of its own.
            together.ForEach(write => TryWrite([write]));
        }
    }

    /// <returns>False when one of several pieces failed. Then nothing is saved and no caller has been told.</returns>
    private bool TryWrite(List<PendingWrite> together)
    {
        try
        {
            _writer.Execute("BEGIN IMMEDIATE");
            together.ForEach(write => write.Run(_writer));
            _writer.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Any exception is passed to the caller that asked for the work.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            RollBack();
            if (together is [var only])
            {
                only.Fail(fault is SqliteException ours ? SqliteFault.Of(ours) : fault);
            }

            return together.Count == 1;
        }

        together.ForEach(write => write.Keep());
        _checkpoints.After(_writer);
        return true;
    }

    private void RollBack()
    {
        try
        {
            _writer.Execute("ROLLBACK");
        }
        catch (SystemException fault) when (fault is SqliteException or InvalidOperationException)
        {
            // SQLite itself rolls back when the disk is full or broken (https://sqlite.org/lang_transaction.html §2.2), and so
            // does closing a connection. The callers get the first fault.
        }
    }

    private Session Connect(bool readOnly)
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        var session = new Session(connection);

        // The timeout comes first, because journal_mode may already have to wait for another process.
        session.Execute("PRAGMA busy_timeout = 10000");

        // This has an effect only on a new file. An article's text fits a page, and so does a leaf of the full-text index (006).
        session.Execute("PRAGMA page_size = 8192");
        session.Execute("PRAGMA journal_mode = WAL");
        session.Execute("PRAGMA synchronous = NORMAL");
        session.Execute("PRAGMA foreign_keys = ON");
        session.Execute("PRAGMA temp_store = MEMORY");

        // 64 MB, or 32 MB in a file of an older version. The writer moves the log itself when the checkpoints beside it are too
        // slow.
        session.Execute("PRAGMA wal_autocheckpoint = 8192");
        session.Execute(readOnly ? "PRAGMA query_only = ON" : "PRAGMA cache_size = -32768");
        return session;
    }
}
