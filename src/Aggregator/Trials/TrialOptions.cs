using System.ComponentModel.DataAnnotations;

namespace Aggregator.Trials;

/// <summary>The limits of the trial of one address, before anything of it is saved.</summary>
public sealed class TrialOptions
{
    /// <summary>The number of articles that are fetched and read.</summary>
    [Range(1, 50)]
    public int Articles { get; init; } = 10;

    /// <summary>The number of requests of one trial, robots.txt of the fetcher not counted.</summary>
    [Range(5, 500)]
    public int MaxRequests { get; init; } = 70;

    /// <summary>The limit for one request, waiting for its host included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The limit for the trial of one address; what was found until then is shown.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The number of addresses that are tried at the same time.</summary>
    [Range(1, 64)]
    public int AddressesAtOnce { get; init; } = 4;

    /// <summary>A feed whose newest entry is older is taken only when nothing else is found.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Stale { get; init; } = TimeSpan.FromDays(60);
}
