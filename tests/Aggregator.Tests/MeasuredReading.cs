using System.Runtime.ExceptionServices;

namespace Aggregator.Tests;

/// <summary>What was read, and what that took.</summary>
internal sealed record MeasuredReading<T>(T Outcome, TimeSpan ProcessorTime, long AllocatedBytes);

/// <summary>Reads on a thread of its own and counts what that thread alone used: neighbours on the machine do not matter.</summary>
internal static class MeasuredReading
{
    private const int MostReadings = 3;

    /// <remarks>One slow reading may be the machine's fault (a collection, a method compiled first); three are ours.</remarks>
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

        // Either it was read or the fault was thrown.
        return reading!;
    }
}
