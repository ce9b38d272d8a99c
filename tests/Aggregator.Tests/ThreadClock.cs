using System.Globalization;

namespace Aggregator.Tests;

/// <summary>Processor time of the thread that asks: neighbours on the machine, and tests beside this one, do not matter.</summary>
internal static class ThreadClock
{
    /// <summary>Only the difference of two readings on one thread means something.</summary>
    public static TimeSpan Used => OperatingSystem.IsLinux()
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        // Elsewhere the clock on the wall is the best there is.
        : TimeSpan.FromMilliseconds(Environment.TickCount64);
}
