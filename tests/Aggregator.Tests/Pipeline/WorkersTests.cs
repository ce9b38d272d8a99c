using System.Collections.Concurrent;
using Aggregator.Pipeline;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Tests.Pipeline;

public sealed class WorkersTests
{
    private static readonly StationReport Piece = new(1, 0, 0, 0);

    private readonly ConcurrentQueue<Func<CancellationToken, Task>> _queue = [];

    /// <summary>How often a worker looked for work and found none.</summary>
    private int _vainLooks;

    [Fact]
    public async Task While_one_piece_hangs_the_work_that_comes_up_is_done()
    {
        var (hanging, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        _queue.Enqueue(token =>
        {
            hanging.SetResult();
            return end.Task.WaitAsync(token);
        });
        var drain = DrainAsync(count: 3, Cancellation);
        await hanging.Task.WaitAsync(Longest, Cancellation);
        await UntilAsync(() => Volatile.Read(ref _vainLooks) >= 2);

        // Two workers are free while the first one hangs. These two pieces can only end when both run at the same time.
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        _queue.Enqueue(token => MeetAsync(first, second, token));
        _queue.Enqueue(token => MeetAsync(second, first, token));
        await Task.WhenAll(first.Task, second.Task).WaitAsync(Longest, Cancellation);
        Assert.False(drain.IsCompleted);

        end.SetResult();
        Assert.Equal(3, (await drain.WaitAsync(Longest, Cancellation)).Taken);
    }

    [Fact]
    public async Task The_run_ends_when_all_workers_find_no_work()
    {
        // A clock whose timers never fire, so waiting for a timer would never end.
        for (var piece = 0; piece < 20; piece++)
        {
            _queue.Enqueue(async _ => await Task.Yield());
        }

        Assert.Equal(20, (await DrainAsync(count: 4, Cancellation, new FakeTimeProvider()).WaitAsync(Longest, Cancellation)).Taken);
        Assert.Equal(StationReport.Nothing, await DrainAsync(count: 4, Cancellation, new FakeTimeProvider()).WaitAsync(Longest, Cancellation));
    }

    [Fact]
    public async Task Waiting_workers_are_stopped_too()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _queue.Enqueue(token => Task.Delay(Timeout.Infinite, token));
        var drain = DrainAsync(count: 2, stop.Token);
        await UntilAsync(() => Volatile.Read(ref _vainLooks) >= 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drain.WaitAsync(Longest, Cancellation));
    }

    [Fact]
    public async Task A_fault_in_one_piece_ends_the_run_of_all_workers()
    {
        _queue.Enqueue(async token =>
        {
            await UntilAsync(() => Volatile.Read(ref _vainLooks) >= 1);
            throw new IOException("The disk is full.");
        });
        await Assert.ThrowsAsync<IOException>(() => DrainAsync(count: 2, Cancellation).WaitAsync(Longest, Cancellation));
    }

    [Fact]
    public async Task All_work_runs_on_the_scheduler_of_the_run()
    {
        var own = new ConcurrentExclusiveSchedulerPair().ConcurrentScheduler;
        var seen = new ConcurrentBag<TaskScheduler>();
        var late = new TaskCompletionSource();
        _queue.Enqueue(async token =>
        {
            await UntilAsync(() => Volatile.Read(ref _vainLooks) >= 1);
            _queue.Enqueue(_ =>
            {
                seen.Add(TaskScheduler.Current);
                late.SetResult();
                return Task.CompletedTask;
            });
            await late.Task.WaitAsync(Longest, token);
        });
        await Task.Factory.StartNew(() => DrainAsync(count: 2, Cancellation), Cancellation, TaskCreationOptions.None, own).Unwrap();
        Assert.Equal([own], seen);
    }

    private static TimeSpan Longest { get; } = TimeSpan.FromMinutes(2);

    private Task<StationReport> DrainAsync(int count, CancellationToken cancellationToken, TimeProvider? time = null) =>
        Workers.DrainAsync(count, TakeAsync, null, time ?? TimeProvider.System, cancellationToken);

    private async Task<StationReport?> TakeAsync(CancellationToken cancellationToken)
    {
        if (!_queue.TryDequeue(out var piece))
        {
            Interlocked.Increment(ref _vainLooks);
            return null;
        }

        await piece(cancellationToken);
        return Piece;
    }

    private static Task MeetAsync(TaskCompletionSource own, TaskCompletionSource other, CancellationToken cancellationToken)
    {
        own.SetResult();
        return other.Task.WaitAsync(cancellationToken);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        }
    }
}
