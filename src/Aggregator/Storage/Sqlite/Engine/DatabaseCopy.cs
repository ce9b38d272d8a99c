using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Copies a database while others read and write it (https://sqlite.org/backup.html).</summary>
/// <remarks>All pages are of one instant, because the copy reads inside one transaction. In WAL mode a reader holds no lock that
/// blocks readers or the writer. What is committed meanwhile stays in the log until the copy has ended.</remarks>
internal static class DatabaseCopy
{
    /// <summary>Half a megabyte, which takes a millisecond.</summary>
    private const int PagesAtOnce = 64;

    /// <summary>Copies in one step, before other code uses the file.</summary>
    public static void Write(string from, string to)
    {
        using var copy = new Copy(from, to);
        copy.Step(-1);
    }

    /// <summary>Copies in small parts with rests between them (<see cref="Pace"/>).</summary>
    /// <param name="from">The file of the database.</param>
    /// <param name="to">A file that does not exist yet.</param>
    /// <param name="cancellationToken">After a cancellation a part of the copy is left.</param>
    public static async Task WriteAsync(string from, string to, CancellationToken cancellationToken)
    {
        using var copy = new Copy(from, to);
        var pace = new Pace(TimeProvider.System);
        while (!copy.Step(PagesAtOnce))
        {
            await pace.RestAsync(cancellationToken);
        }
    }

    private sealed class Copy : IDisposable
    {
        private readonly SqliteConnection _source;
        private readonly SqliteConnection _target;
        private readonly sqlite3_backup _backup;

        public Copy(string from, string to)
        {
            _source = Connect(from, SqliteOpenMode.ReadWrite);
            _target = Connect(to, SqliteOpenMode.ReadWriteCreate);
            Execute(_target, "PRAGMA synchronous = OFF");
            Execute(_source, "PRAGMA busy_timeout = 10000");
            Execute(_source, "BEGIN");
            Execute(_source, "SELECT COUNT(*) FROM sqlite_master");
            _backup = raw.sqlite3_backup_init(_target.Handle, "main", _source.Handle, "main");
        }

        /// <returns>True when the copy is complete.</returns>
        public bool Step(int pages)
        {
            var code = _backup.IsInvalid ? raw.sqlite3_errcode(_target.Handle) : raw.sqlite3_backup_step(_backup, pages);
            return code == raw.SQLITE_DONE
                || (code == raw.SQLITE_OK ? false : throw new SqliteException($"The archive cannot be copied: {raw.sqlite3_errstr(code).utf8_to_string()}.", code));
        }

        public void Dispose()
        {
            _backup.Dispose();
            _target.Dispose();
            _source.Dispose();
        }

        private static SqliteConnection Connect(string path, SqliteOpenMode mode)
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
            connection.Open();
            return connection;
        }

        // The statements are constants of this class.
#pragma warning disable CA2100
        private static void Execute(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
#pragma warning restore CA2100
    }
}
