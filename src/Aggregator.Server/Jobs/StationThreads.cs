using System.Collections.Concurrent;
using System.Diagnostics;
using Aggregator.Server.Web.Serving;

namespace Aggregator.Server.Jobs;

/// <summary>The threads on which the stations compute and write, apart from the threads that answer readers.</summary>
/// <remarks>The work of a station is long. On the thread pool it delays the answers behind it, and with more threads than
/// processors every answer waits. So there are as many threads as processors. Half of them rest while readers send requests, and
/// while many do, the others rest twice as long as they worked. A station that awaits continues on the scheduler on which it
/// began, so it only has to begin here. On the pool the p99 of a feed in a polling round is 79 ms instead of 6 (`serve`). Low
/// priority instead of resting gave no better p99, and Linux passes the priority on to every thread that such a thread starts,
/// those of the pool included.</remarks>
internal sealed class StationThreads : TaskScheduler, IDisposable
{
    private const int RestsAWork = 2;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    /// <summary>A shorter rest is not worth a sleep.</summary>
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(2);

    [ThreadStatic]
    private static StationThreads? _own;

    private readonly BlockingCollection<Task> _queue = [];
    private readonly ManualResetEventSlim _ending = new();
    private readonly RequestLoad _load;

    public StationThreads(RequestLoad load)
    {
        _load = load;
        for (var place = 0; place < Environment.ProcessorCount; place++)
        {
            var rests = place >= Math.Max(1, Environment.ProcessorCount / 2);
            new Thread(() => Work(rests)) { IsBackground = true, Name = "station" }.Start();
        }
    }

    public Task RunAsync(Func<Task> stationAsync, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(stationAsync, cancellationToken, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    public void Dispose()
    {
        _queue.CompleteAdding();
        _ending.Set();
    }

    protected override void QueueTask(Task task)
    {
        try
        {
            _queue.Add(task);
        }
        catch (InvalidOperationException)
        {
            // The service has ended, and an operation that a station awaited completes only now.
            ThreadPool.UnsafeQueueUserWorkItem(late => TryExecuteTask(late), task, preferLocal: false);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => _own == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _queue;

    private void Work(bool rests)
    {
        _own = this;
        var owed = TimeSpan.Zero;
        while (!_queue.IsCompleted)
        {
            if (rests && _load.IsAny && !_ending.Wait(Rest))
            {
                continue;
            }

            if (_queue.TryTake(out var task, Timeout.Infinite))
            {
                var begun = Stopwatch.GetTimestamp();
                TryExecuteTask(task);
                owed = _load.IsHigh ? owed + (RestsAWork * Stopwatch.GetElapsedTime(begun)) : TimeSpan.Zero;
            }

            if (owed >= ShortestRest)
            {
                _ending.Wait(owed < Rest ? owed : Rest);
                owed = TimeSpan.Zero;
            }
        }
    }
}
