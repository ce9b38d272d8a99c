using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>A prepared statement that writes, or asks for one number: its parameters are bound by place.</summary>
/// <remarks>A command of Microsoft.Data.Sqlite looks for every parameter by its name, and makes a reader, each time it runs: an article takes a dozen statements.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    /// <summary>Where the parameters stand in the statement, in the order in which they are given.</summary>
    private readonly int[] _places;

    /// <param name="connection">Open.</param>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">The names in the order in which they will always be given.</param>
    /// <exception cref="SqliteException">The statement is wrong.</exception>
    public Statement(sqlite3 connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        if (raw.sqlite3_bind_parameter_count(_statement) != parameters.Length)
        {
            throw new ArgumentException($"{parameters.Length} parameters are not those of: {sql}");
        }

        _places = new int[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var name = parameters[i].Name;
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, name) is > 0 and var place
                ? place
                : throw new ArgumentException($"{name} does not occur in: {sql}");
        }
    }

    /// <returns>The number of rows changed.</returns>
    public int Run(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            Bind(parameters);
            while (IsRow())
            {
            }

            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <returns>The first column of the first row; null when there is no row, or it holds no whole number.</returns>
    public long? Number(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            Bind(parameters);
            return IsRow() && raw.sqlite3_column_type(_statement, 0) == raw.SQLITE_INTEGER ? raw.sqlite3_column_int64(_statement, 0) : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private bool IsRow()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is raw.SQLITE_ROW)
        {
            return true;
        }

        Check(result is raw.SQLITE_DONE ? raw.SQLITE_OK : result);
        return false;
    }

    private void Bind(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            Check(Bind(_places[i], parameters[i].Value));
        }
    }

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => BindText(place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"A {value.GetType()} has no form in the database."),
    };

    private int BindText(int place, string text)
    {
        // SQLite makes its own copy.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(_statement, place, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
