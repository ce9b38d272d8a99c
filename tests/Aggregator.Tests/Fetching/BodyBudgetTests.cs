using Aggregator.Fetching;
using Xunit;

namespace Aggregator.Tests.Fetching;

/// <summary>Many large bodies at once take the memory of a few.</summary>
public sealed class BodyBudgetTests
{
    private const int Megabyte = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_hostile_bodies_are_held_by_a_few_at_a_time()
    {
        var body = new byte[7 * Megabyte];
        Array.Fill(body, (byte)'<');
        await using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", "", body));
        var options = new FetchingOptions
        {
            AllowedNetworks = ["127.0.0.0/8"],
            UseProxy = false,
            MinGapPerHost = TimeSpan.Zero,
            MaxInFlightPerHost = 64,
            MaxHostWait = TimeSpan.FromMinutes(2),
            TotalTimeout = TimeSpan.FromMinutes(2),
            BodyBudgetBytes = 32 * Megabyte,
        };
        using var fetcher = new Fetcher(options, TimeProvider.System);
        var (held, peak) = (0, 0);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            using var room = new BodyRoom();
            var outcome = await fetcher.FetchAsync(new FetchRequest { Url = server.Url($"/{number}"), Room = room }, Token);
            InterlockedMax(ref peak, Interlocked.Increment(ref held));
            // The work on the body.
            await Task.Delay(20, Token);
            Interlocked.Decrement(ref held);
            return outcome;
        }));
        TestContext.Current.TestOutputHelper?.WriteLine($"peak: {peak} bodies of 7 MB");
        Assert.All(outcomes, outcome => Assert.IsType<FetchOutcome.Fetched>(outcome));
        Assert.InRange(peak, 1, 4);
    }

    [Fact]
    public async Task A_large_body_without_room_is_deferred_and_a_small_one_is_read()
    {
        await using var server = new LoopbackServer(head => LoopbackServer.Answer("200 OK", "", new byte[head.Contains("/small", StringComparison.Ordinal) ? 100 : 2 * Megabyte]));
        var options = new FetchingOptions
        {
            AllowedNetworks = ["127.0.0.0/8"],
            UseProxy = false,
            MinGapPerHost = TimeSpan.Zero,
            MaxHostWait = TimeSpan.FromMilliseconds(100),
            BodyBudgetBytes = 8 * Megabyte,
        };
        using var fetcher = new Fetcher(options, TimeProvider.System);
        using var room = new BodyRoom();
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(new FetchRequest { Url = server.Url("/1"), Room = room }, Token));
        var deferred = Assert.IsType<FetchOutcome.Deferred>(await fetcher.FetchAsync(new FetchRequest { Url = server.Url("/2") }, Token));
        Assert.InRange(deferred.Until - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
        // The room of a piece of work is for all of its bodies.
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(new FetchRequest { Url = server.Url("/3"), Room = room }, Token));
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(new FetchRequest { Url = server.Url("/small") }, Token));
        room.Dispose();
        Assert.IsType<FetchOutcome.Fetched>(await fetcher.FetchAsync(new FetchRequest { Url = server.Url("/4") }, Token));
    }

    private static void InterlockedMax(ref int peak, int value)
    {
        for (var seen = Volatile.Read(ref peak); value > seen; seen = Volatile.Read(ref peak))
        {
            Interlocked.CompareExchange(ref peak, value, seen);
        }
    }
}
