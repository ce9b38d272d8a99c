using Aggregator.Storage.Sqlite.Engine;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Aggregator.Tests.Storage.Sqlite;

/// <summary>Statements that write store each value as given, whatever the order of their parameters.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly Session _session;

    public SessionTests()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        _session = new Session(connection);
        _session.Execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, value)");
    }

    public static TheoryData<object?, string> Values => new()
    {
        { "", "''" }, { "خبر", "'خبر'" }, { null, "NULL" }, { 3L, "3" }, { -3, "-3" }, { .5, "0.5" }, { new byte[] { 1, 255 }, "X'01FF'" }, { Array.Empty<byte>(), "X''" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_value_is_kept_as_it_was_given(object? value, string literal)
    {
        Assert.Equal(7, _session.Insert("INSERT INTO kept (value, id) VALUES ($value, $id)", ("$id", 7L), ("$value", value)));

        Assert.Equal(literal, Assert.Single(_session.Query("SELECT quote(value) FROM kept WHERE id = 7", row => row.GetString(0))));
    }

    [Fact]
    public void A_row_that_is_refused_leaves_the_statement_usable()
    {
        const string Sql = "INSERT INTO kept (id, value) VALUES ($id, $value)";
        _session.Insert(Sql, ("$id", 1L), ("$value", "one"));

        Assert.Throws<SqliteException>(() => _session.Insert(Sql, ("$id", 1L), ("$value", "again")));
        Assert.Equal(2, _session.Insert(Sql, ("$id", 2L), ("$value", "two")));
    }

    public void Dispose() => _session.Dispose();
}
