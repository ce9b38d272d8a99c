using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Aggregator.Server.Tests.Storage;

/// <summary>Makes archives of older versions.</summary>
internal static class OlderArchives
{
    /// <summary>Removes everything that was added after schema 9.</summary>
    public static void MakeVersion9(string path) => Ask(
        path,
        """
        ALTER TABLE fetch_log DROP COLUMN reader;
        DROP INDEX story_continues;
        ALTER TABLE story DROP COLUMN continues;
        ALTER TABLE story DROP COLUMN articles;
        ALTER TABLE article DROP COLUMN found_continues;
        DROP TABLE story_texts;
        PRAGMA user_version = 9;
        PRAGMA user_version
        """);

    public static long SchemaOf(string path) => Ask(path, "PRAGMA user_version");

    private static long Ask(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
