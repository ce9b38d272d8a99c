using System.Runtime.ExceptionServices;

namespace Aggregator.Tests;

/// <summary>The result of a reading, and what it cost.</summary>
internal sealed record MeasuredReading<T>(T Outcome, TimeSpan ProcessorTime, long AllocatedBytes);

/// <summary>Runs a reading on a thread of its own and measures only this thread, so that other work on the machine does not
/// count.</summary>
internal static class MeasuredReading
{
    private const int MostReadings = 3;

    /// <remarks>One slow reading may be caused by the machine, for example by a garbage collection or by compiling. Three slow
    /// readings are our fault.</remarks>
    public static MeasuredReading<T> Within<T>(TimeSpan maxTime, Func<T> read)
    {
        var reading = Of(read);
        for (var readings = 1; readings < MostReadings && reading.ProcessorTime > maxTime; readings++)
        {
            reading = Of(read);
        }

        return reading;
    }

    private static MeasuredReading<T> Of<T>(Func<T> read)
    {
        MeasuredReading<T>? reading = null;
        Exception? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                var (processor, allocated) = (ThreadClock.Used, GC.GetAllocatedBytesForCurrentThread());
                var outcome = read();
                reading = new MeasuredReading<T>(outcome, ThreadClock.Used - processor, GC.GetAllocatedBytesForCurrentThread() - allocated);
            }
            catch (Exception thrown)
            {
                fault = thrown;
            }
        });
        thread.Start();
        thread.Join();
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        // The result is set here, because a fault of the reading was thrown above.
        return reading!;
    }
}
