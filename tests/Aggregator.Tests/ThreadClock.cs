using System.Globalization;

namespace Aggregator.Tests;

/// <summary>The processor time of the calling thread. Other programs and tests on the machine do not change it.</summary>
internal static class ThreadClock
{
    /// <summary>Only the difference of two values on one thread has a meaning.</summary>
    public static TimeSpan Used => OperatingSystem.IsLinux()
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        // Elsewhere the clock on the wall is the best there is.
        : TimeSpan.FromMilliseconds(Environment.TickCount64);
}
