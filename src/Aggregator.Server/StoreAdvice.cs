using Aggregator.Storage;

namespace Aggregator.Server;

/// <summary>What an operator does about a fault of the store or of its folder: it follows the cause.</summary>
internal static class StoreAdvice
{
    public static string For(StoreFault fault) => fault switch
    {
        StoreFault.Full => "Make room on its disk, or choose a folder on another disk with --data.",
        StoreFault.ReadOnly => "Let the user of this program write there (chown, or mount the disk for writing), or choose another folder with --data.",
        StoreFault.Damaged => "Restore a backup into a new folder (restore FILE --data NEW); keep the damaged one until that has worked.",
        StoreFault.Busy => "End the program that uses it, and try again.",
        StoreFault.NewerSchema => "Run the newer version, or restore an older backup.",
        StoreFault.OtherEngine => "Name no engine, or choose another folder with --data.",
        _ => "Look at its disk, or choose another folder with --data.",
    };
}
