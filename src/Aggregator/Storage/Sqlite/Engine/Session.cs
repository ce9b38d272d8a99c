using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>One connection with its prepared statements. A statement is compiled once and then gets new values.</summary>
/// <remarks>Not thread-safe; <see cref="SqliteDatabase"/> hands it to one user at a time.</remarks>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>How many pages this connection has written to the log.</summary>
    public int PagesWritten => SQLitePCL.raw.sqlite3_db_status(
        connection.Handle, SQLitePCL.raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 0) == SQLitePCL.raw.SQLITE_OK ? written : 0;

    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(sql, parameters).ExecuteNonQuery();

    /// <summary>Runs an INSERT of one row into a table with an integer key.</summary>
    /// <remarks>With RETURNING, SQLite makes a temporary table for each answer. This is faster.</remarks>
    /// <returns>The key of the new row; null when nothing was inserted.</returns>
    public long? Insert(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(sql, parameters).ExecuteNonQuery() == 1 ? SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle) : null;

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>Reads row by row, for callers that stop before the end. A statement may have only one open stream.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> map, (string Name, object? Value)[] parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        while (reader.Read())
        {
            yield return map(reader);
        }
    }

    /// <summary>Defines a function that SQL may call on this connection. The function must be pure.</summary>
    public void Define<T, TResult>(string name, Func<T, TResult> function) => connection.CreateFunction(name, function, isDeterministic: true);

    /// <inheritdoc cref="Define{T,TResult}(string,Func{T,TResult})"/>
    public void Define<T1, T2, TResult>(string name, Func<T1, T2, TResult> function) => connection.CreateFunction(name, function, isDeterministic: true);

    /// <returns>Null when there is no row, or the value is NULL.</returns>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Bind(sql, parameters).ExecuteScalar() as long?;

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Prepare(sql, parameters);
            _commands.Add(sql, command);
            return command;
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }

    // All statements are constants in this folder, and every value is a bound parameter.
#pragma warning disable CA2100
    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
#pragma warning restore CA2100
}
