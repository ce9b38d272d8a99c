using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Maps SQLite's result codes to the faults of a store (https://sqlite.org/rescode.html).</summary>
internal static class SqliteFault
{
    public static StoreException Of(SqliteException fault) => new(KindOf(fault.SqliteErrorCode), fault.Message, fault);

    private static StoreFault KindOf(int code) => code switch
    {
        raw.SQLITE_FULL => StoreFault.Full,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => StoreFault.ReadOnly,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreFault.Damaged,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Busy,
        _ => StoreFault.Other,
    };
}
