using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Maps SQLite's result codes to the faults of a store (https://sqlite.org/rescode.html).</summary>
internal static class SqliteFault
{
    /// <summary>SQLITE_IOERR_SHMSIZE: the file beside the log cannot grow. That is how a nearly full disk refuses a start.</summary>
    private const int NoRoomForIndex = raw.SQLITE_IOERR | (19 << 8);

    public static StoreException Of(SqliteException fault) => KindOf(fault) is StoreFault.Full
        ? new StoreException(StoreFault.Full, $"The disk is full: {fault.Message}", fault)
        : new StoreException(KindOf(fault), fault.Message, fault);

    private static StoreFault KindOf(SqliteException fault) => fault.SqliteExtendedErrorCode is NoRoomForIndex ? StoreFault.Full : KindOf(fault.SqliteErrorCode);

    private static StoreFault KindOf(int code) => code switch
    {
        raw.SQLITE_FULL => StoreFault.Full,
        raw.SQLITE_READONLY or raw.SQLITE_PERM => StoreFault.ReadOnly,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreFault.Damaged,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Busy,
        _ => StoreFault.Other,
    };
}
