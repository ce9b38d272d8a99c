using System.Globalization;
using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>Keeps a part of the disk free: the stations that fetch stop before the disk is full, so that what is at work can be
/// saved, editors can decide, and pages are served.</summary>
internal sealed class DiskReserve(DataFolder folder, StoreOptions options)
{
    /// <exception cref="StoreException">The disk has less room than the reserve.</exception>
    public void Check()
    {
        if (Fault(folder.Path, options) is { } fault)
        {
            throw new StoreException(StoreFault.Full, fault);
        }
    }

    /// <returns>What is wrong and what to do; null when there is room. It names no changing number, so that the log counts one
    /// fault.</returns>
    public static string? Fault(string folder, StoreOptions options) =>
        !Directory.Exists(folder) ? $"The data folder {folder} is not there any more. Stop the service, mount its disk, and start it again."
        : new DriveInfo(folder).AvailableFreeSpace >= options.ReserveBytes ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"The disk of {folder} has less than {options.ReserveBytes / 1e6:0} MB free, so no news is fetched; pages are served. Make room, or lower Aggregator__Storage__ReserveBytes.");
}
