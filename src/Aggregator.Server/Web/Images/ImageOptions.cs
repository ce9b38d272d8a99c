using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server.Web.Images;

/// <summary>How pictures are proxied, reported and compared.</summary>
public sealed class ImageOptions
{
    /// <summary>Different people who must report a picture before it is hidden.</summary>
    [Range(1, 1000)]
    public int ReportsToHide { get; init; } = 3;

    /// <summary>Reports an hour from one address; more are turned away.</summary>
    [Range(1, 10_000)]
    public int ReportsPerHour { get; init; } = 30;

    /// <summary>A longer picture is not proxied.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Width times height; a larger picture is not proxied: browsers would have to unpack it.</summary>
    [Range(100_000, 200_000_000)]
    public int MaxPixels { get; init; } = 50_000_000;

    /// <summary>Disk for copies of pictures; those that were not asked for the longest go first.</summary>
    [Range(1024 * 1024, 1024L * 1024 * 1024 * 1024)]
    public long CacheBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>One picture's time, from the question to its last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a picture that could not be had is not asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FailureMemory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How old articles may be whose pictures are compared with hidden ones; zero compares none that are not proxied.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "31.00:00:00")]
    public TimeSpan CompareBack { get; init; } = TimeSpan.FromDays(2);
}
