using System.Runtime.ExceptionServices;
using Aggregator.Extraction;

namespace Aggregator.Tests.Extraction;

/// <summary>Reads a page on a thread of its own and counts what that thread alone used: neighbours on the machine do not matter.</summary>
internal sealed record MeasuredReading(ExtractionOutcome Outcome, TimeSpan ProcessorTime, long AllocatedBytes)
{
    public static MeasuredReading Of(byte[] page, string url = "https://news.example/2026/port.html")
    {
        MeasuredReading? reading = null;
        Exception? fault = null;
        var thread = new Thread(() =>
        {
            try
            {
                var (processor, allocated) = (ThreadClock.Used, GC.GetAllocatedBytesForCurrentThread());
                var outcome = Extracting.Outcome(page, url: url);
                reading = new MeasuredReading(outcome, ThreadClock.Used - processor, GC.GetAllocatedBytesForCurrentThread() - allocated);
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
