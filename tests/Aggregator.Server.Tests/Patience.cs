using Xunit;

namespace Aggregator.Server.Tests;

/// <summary>How long a test waits for what is sure to come: a busy machine brings it late, and that is no fault of the program.</summary>
internal static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(3);

    /// <summary>As Playwright counts.</summary>
    public static float LongestMilliseconds => (float)Longest.TotalMilliseconds;

    /// <summary>Settings of a program that fetches from servers in this process: it waits for them as long as a test would.</summary>
    public static IReadOnlyDictionary<string, string> Fetching { get; } = new Dictionary<string, string>
    {
        ["Aggregator:Fetching:AllowedNetworks:0"] = "127.0.0.0/8",
        ["Aggregator:Fetching:UseProxy"] = "false",
        ["Aggregator:Fetching:MinGapPerHost"] = "00:00:00",
        ["Aggregator:Fetching:MaxHostWait"] = $"{Longest:c}",
        ["Aggregator:Fetching:FirstByteTimeout"] = $"{Longest:c}",
        ["Aggregator:Fetching:TotalTimeout"] = $"{Longest:c}",
    };

    /// <summary>Asks until it holds: stations and comparisons work at their own pace.</summary>
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
}
