using Aggregator.Storage.Policy.Accounts;
using Aggregator.Storage.Sqlite.Accounts;
using Aggregator.Storage.Sqlite.Desk;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Entries;
using Aggregator.Storage.Sqlite.Pictures;
using Aggregator.Storage.Sqlite.Retention;
using Aggregator.Storage.Sqlite.Settings;
using Aggregator.Storage.Sqlite.Sources;
using Aggregator.Storage.Sqlite.Stories;
using Aggregator.Storage.Sqlite.Transfer;

namespace Aggregator.Storage.Sqlite;

/// <summary>All ports on one SQLite file.</summary>
internal static class SqliteStore
{
    /// <summary>The name of the file in the data folder. Backups and operators' scripts use it.</summary>
    public const string FileName = "aggregator.db";

    /// <inheritdoc cref="Store.SchemaOf"/>
    public static int Schema => Engine.Schema.Newest;

    /// <inheritdoc cref="Store.Open"/>
    public static Store Open(string folder, StoreSettings settings)
    {
        var file = Path.Combine(folder, FileName);
        return On(SqliteDatabase.Open(file, settings), file, settings);
    }

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    private static Store On(SqliteDatabase database, string file, StoreSettings settings) => new(file, database)
    {
        Sources = new SqliteSourceStore(database, settings.Shown),
        Entries = new SqliteEntryStore(database, settings.Shown),
        Stories = new SqliteStoryStore(database, settings.Shown),
        Reading = new SqliteReadingStore(database),
        Decisions = new SqliteDecisionStore(database, settings.Shown),
        Images = new SqliteImageStore(database),
        Reports = new SqliteReportStore(database),
        Upkeep = new SqliteUpkeep(database, settings.Shown),
        Transfer = new SqliteTransfer(database, file),
        Retention = new SqliteRetention(database),
        Settings = new SqliteSourceSettings(database),
        Removed = new SqliteRemovedSources(database, settings.Shown),
        Accounts = new AccountStore(new SqliteAccountWork(database)),
        Audit = new SqliteAuditStore(database),
        Engine = StoreEngine.Sqlite,
    };
}
