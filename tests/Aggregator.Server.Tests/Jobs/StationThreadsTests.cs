using System.Diagnostics;
using Aggregator.Server.Jobs;
using Aggregator.Server.Web.Serving;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests.Jobs;

public sealed class StationThreadsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_station_stays_off_the_pool_however_often_it_waits()
    {
        using var threads = new StationThreads(new RequestLoad(new FakeTimeProvider(Now)));
        var wasOnPool = new List<bool>();
        await threads.RunAsync(
            async () =>
            {
                wasOnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                await Task.Yield();
                wasOnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                await Parallel.ForEachAsync(
                    [1],
                    new ParallelOptions { TaskScheduler = TaskScheduler.Current },
                    (_, _) =>
                    {
                        wasOnPool.Add(Thread.CurrentThread.IsThreadPoolThread);
                        return ValueTask.CompletedTask;
                    });
            },
            TestContext.Current.CancellationToken);
        Assert.Equal([false, false, false], wasOnPool);
    }

    [Fact]
    public async Task While_somebody_reads_half_of_the_processors_are_left_to_them()
    {
        var load = new RequestLoad(new FakeTimeProvider(Now));
        load.Count();
        using var threads = new StationThreads(load);
        var (atOnce, most) = (0, 0);
        var work = Enumerable.Range(0, 200).Select(_ => threads.RunAsync(
            () =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref atOnce));
                Thread.SpinWait(20_000);
                Interlocked.Decrement(ref atOnce);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken));
        await Task.WhenAll(work);
        Assert.InRange(most, 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public void A_request_counts_for_some_seconds()
    {
        var clock = new FakeTimeProvider(Now);
        var load = new RequestLoad(clock);
        Assert.False(load.IsAny);
        load.Count();
        Assert.True(load.IsAny);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.False(load.IsAny);
    }

    [Fact]
    public void The_load_is_high_while_many_requests_come_a_second()
    {
        var clock = new FakeTimeProvider(Now);
        var load = new RequestLoad(clock);
        Count(load, RequestLoad.HighRate - 1);
        Assert.False(load.IsHigh);
        load.Count();
        Assert.True(load.IsHigh);
        clock.Advance(TimeSpan.FromSeconds(1));
        load.Count();
        Assert.True(load.IsHigh);
        clock.Advance(TimeSpan.FromSeconds(1));
        load.Count();
        Assert.False(load.IsHigh);
        Count(load, RequestLoad.HighRate);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(load.IsHigh);
    }

    [Fact]
    public async Task While_many_read_a_station_rests_longer_than_it_works()
    {
        var clock = new FakeTimeProvider(Now);
        var load = new RequestLoad(clock);
        Count(load, RequestLoad.HighRate);
        using var threads = new StationThreads(load);
        var (whole, worked) = (Stopwatch.StartNew(), 0L);
        var working = Math.Max(1, Environment.ProcessorCount / 2);
        await Task.WhenAll(Enumerable.Range(0, 20 * working).Select(_ => threads.RunAsync(
            () =>
            {
                var own = Stopwatch.StartNew();
                SpinWait.SpinUntil(() => own.ElapsedMilliseconds >= 5);
                Interlocked.Add(ref worked, own.ElapsedTicks);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken)));

        // The rest is twice as long as the work. The test allows less, because a pause of the machine during the work is not made
        // up for in full.
        Assert.True(whole.ElapsedTicks > 1.3 * worked / working);
    }

    private static void Count(RequestLoad load, int times)
    {
        for (var time = 0; time < times; time++)
        {
            load.Count();
        }
    }

    [Fact]
    public async Task A_task_after_the_end_is_still_done()
    {
        var threads = new StationThreads(new RequestLoad(new FakeTimeProvider(Now)));
        threads.Dispose();
        await threads.RunAsync(() => Task.CompletedTask, TestContext.Current.CancellationToken);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var known = Volatile.Read(ref most); known < value;)
        {
            known = Interlocked.CompareExchange(ref most, value, known) == known ? value : Volatile.Read(ref most);
        }
    }
}
