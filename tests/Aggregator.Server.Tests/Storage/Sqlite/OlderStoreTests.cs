using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Aggregator.Server.Tests.Storage.Sqlite;

/// <summary>A command of a newer version beside the service of an older version.</summary>
public sealed class OlderStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aggregator-visit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_store_of_an_older_service_is_not_changed_while_it_works()
    {
        var path = Path.Combine(_folder, "aggregator.db");
        Store.Open(_folder, TestStore.Sqlite).Dispose();
        Assert.Equal(9, Version(path, "ALTER TABLE fetch_log DROP COLUMN reader; PRAGMA user_version = 9"));
        using (DataFolder.Open(_folder))
        {
            var fault = Assert.Throws<StartFaultException>(() => StoreVisit.Open(_folder));
            Assert.StartsWith("The store has schema 9; this program needs ", fault.Message, StringComparison.Ordinal);
            Assert.Equal(9, Version(path));
        }

        StoreVisit.Open(_folder).Dispose();
        Assert.True(Version(path) > 9);
        using var service = DataFolder.Open(_folder);
        StoreVisit.Open(_folder).Dispose();
    }

    private static long Version(string path, string before = "")
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of the test above.
        command.CommandText = $"{before};PRAGMA user_version";
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
