using System.ComponentModel.DataAnnotations;

namespace Aggregator.Server.Web.Images;

/// <summary>The limits for fetching, reporting and comparing pictures.</summary>
public sealed class ImageOptions
{
    /// <summary>The number of different people who must report a picture before it is hidden.</summary>
    [Range(1, 1000)]
    public int ReportsToHide { get; init; } = 3;

    /// <summary>The number of reports an hour from one address; more are refused.</summary>
    [Range(1, 10_000)]
    public int ReportsPerHour { get; init; } = 30;

    /// <summary>The largest picture in bytes; a larger one is not proxied.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Width times height; a larger picture is not proxied, because browsers would have to decode it.</summary>
    [Range(100_000, 200_000_000)]
    public int MaxPixels { get; init; } = 50_000_000;

    /// <summary>The disk space for copies of pictures; the least recently requested copies are deleted first.</summary>
    [Range(1024 * 1024, 1024L * 1024 * 1024 * 1024)]
    public long CacheBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>The time limit for one picture, from the request to its last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a picture that could not be fetched is not requested again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FailureMemory { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The age of the oldest articles whose pictures are compared with hidden ones. With zero, only proxied pictures are
    /// compared.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "31.00:00:00")]
    public TimeSpan CompareBack { get; init; } = TimeSpan.FromDays(2);
}
