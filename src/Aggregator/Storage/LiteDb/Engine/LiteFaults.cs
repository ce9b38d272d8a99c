using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>Maps the exceptions of LiteDB and of files to the faults of a store.</summary>
internal static class LiteFaults
{
    private const int DiskFull = 28;
    private const int QuotaUsedUp = 122;
    private const int ReadOnlyDisk = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The fault for an exception of LiteDB, or of a <see cref="ToldFile"/>. Other exceptions come from the caller's own
    /// work and are not faults of the archive.</summary>
    /// <returns>Null when the exception is not a fault of the archive.</returns>
    public static StoreException? Of(Exception fault) => fault switch
    {
        StoreException known => known,
        LiteException { ErrorCode: LiteException.INVALID_DATABASE or LiteException.INVALID_DATAFILE_STATE } broken =>
            new(StoreFault.Damaged, $"The archive is damaged, or is no archive: {broken.Message}", broken),
        LiteException lite => new(StoreFault.Other, $"The archive failed: {lite.Message}", lite),
        _ => null,
    };

    /// <summary>The fault for an exception of a file, or else as <see cref="Of"/>.</summary>
    public static StoreException? OfFile(Exception fault) => fault switch
    {
        IOException io when IsFull(io) => new(StoreFault.Full, $"The disk is full: {io.Message}", io),
        IOException { HResult: ReadOnlyDisk } io => new(StoreFault.ReadOnly, $"It cannot be written: {io.Message}", io),
        UnauthorizedAccessException denied => new(StoreFault.ReadOnly, $"It cannot be written: {denied.Message}", denied),
        EndOfStreamException end => new(StoreFault.Damaged, $"It is damaged: {end.Message}", end),
        IOException io => new(StoreFault.Other, $"It cannot be read or written: {io.Message}", io),
        _ => Of(fault),
    };

    private static bool IsFull(IOException fault) => fault.HResult is DiskFull or QuotaUsedUp or WindowsDiskFull;
}
