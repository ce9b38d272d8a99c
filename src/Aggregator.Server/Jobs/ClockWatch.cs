using Aggregator.Fetching;
using Aggregator.Fetching.Politeness;
using Aggregator.Pipeline;
using Aggregator.Server.Cli;
using Aggregator.Sources;
using Aggregator.Storage;

namespace Aggregator.Server.Jobs;

/// <summary>Notices a clock that was set or is wrong, and mends what it has written.</summary>
internal sealed partial class ClockWatch(
    IStoreUpkeep store, Fetcher fetcher, FollowedSources sources, FetchingOptions fetching, PipelineOptions pipeline, TimeProvider clock, ILogger<ClockWatch> logger)
{
    /// <summary>A smaller step may come from a machine that was busy, or from the time service.</summary>
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(30);

    /// <summary>Servers answer within seconds, and dates of news are in minutes.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(3);

    private (DateTimeOffset Wall, long Running)? _last;

    /// <exception cref="WrongClockException">The clock differs from those of the servers.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (wall, running) = (clock.GetUtcNow(), clock.GetTimestamp());
        var step = _last is { } last ? wall - last.Wall - clock.GetElapsedTime(last.Running, running) : TimeSpan.Zero;
        if (step.Duration() > Noticed)
        {
            LogSet(step < TimeSpan.Zero ? "back" : "forward", step.Duration());
            fetcher.ForgetTimes();
        }

        _last = (wall, running);
        var mended = await store.MendFutureAsync(Bounds(sources(), fetching, pipeline, wall), cancellationToken);
        if (mended > 0)
        {
            LogMended(mended);
        }

        if (fetcher.Clocks.Ahead is { } ahead && ahead.Duration() > Tolerated)
        {
            throw new WrongClockException(
                $"The clock of this machine is {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the clocks of most servers by about {Roughly(ahead.Duration())}. Set it (timedatectl set-ntp true); what it has stamped in a wrong future is then mended by itself.");
        }
    }

    /// <summary>The longest times that these options allow, with the shift of a tenth that each wait gets.</summary>
    public static FutureBounds Bounds(IReadOnlyList<Source> followed, FetchingOptions fetching, PipelineOptions pipeline, DateTimeOffset now) => new(
        now,
        1.1 * new[] { PollingSchedule.LongestBackOff, fetching.MaxRetryAfter, pipeline.UnconditionalEvery }.Concat(followed.Select(source => source.MaxInterval)).Max(),
        pipeline.Lease);

    // No exact number, so that the log counts one fault.
    private static string Roughly(TimeSpan time) =>
        time.TotalDays >= 2 ? Quantity.Of((int)Math.Round(time.TotalDays), "day") : time.TotalHours >= 2 ? Quantity.Of((int)Math.Round(time.TotalHours), "hour") : $"{10 * (int)Math.Ceiling(time.TotalMinutes / 10)} minutes";

    [LoggerMessage(LogLevel.Warning, "The clock of this machine was set {Direction} by {Step}, or the machine slept")]
    private partial void LogSet(string direction, TimeSpan step);

    [LoggerMessage(LogLevel.Warning, "{Mended} sources, entries and articles had times of a wrong future; they are mended")]
    private partial void LogMended(int mended);
}

/// <summary>The clock of this machine is wrong. The message says what to do.</summary>
internal sealed class WrongClockException(string message) : Exception(message);
