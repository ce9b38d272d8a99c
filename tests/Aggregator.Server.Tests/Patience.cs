using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests;

/// <summary>How long tests wait for a result. A busy machine is slow, and that is not a fault of the program.</summary>
internal static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(3);

    /// <summary>The same time in milliseconds, for Playwright.</summary>
    public static float LongestMilliseconds => (float)Longest.TotalMilliseconds;

    /// <summary>Settings of a program that fetches from servers in this process. It waits for them as long as a test
    /// does.</summary>
    public static IReadOnlyDictionary<string, string> Fetching { get; } = new Dictionary<string, string>
    {
        ["Aggregator:Fetching:AllowedNetworks:0"] = "127.0.0.0/8",
        ["Aggregator:Fetching:UseProxy"] = "false",
        ["Aggregator:Fetching:MinGapPerHost"] = "00:00:00",
        ["Aggregator:Fetching:MaxHostWait"] = $"{Longest:c}",
        ["Aggregator:Fetching:FirstByteTimeout"] = $"{Longest:c}",
        ["Aggregator:Fetching:TotalTimeout"] = $"{Longest:c}",
    };

    /// <summary>Asks again until the condition holds, because stations and comparisons take different times.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holdsAsync, string what)
    {
        for (var waited = TimeSpan.Zero; waited < Longest; waited += Pause)
        {
            if (await holdsAsync())
            {
                return;
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"It never came about that {what}.");
    }

    /// <summary>Moves the clock until the work has ended, so that its pauses and time limits pass at once.</summary>
    public static async Task PassTimeAsync(FakeTimeProvider clock, Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken)) != work)
        {
            clock.Advance(Pause);
        }

        await work;
    }
}
