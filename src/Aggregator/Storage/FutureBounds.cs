namespace Aggregator.Storage;

/// <summary>What a clock in order can have written. Later instants come from a clock that ran ahead.</summary>
/// <param name="Now">The time of the clock at present.</param>
/// <param name="Wait">The longest wait of a source or an entry.</param>
/// <param name="Lease">The longest lease.</param>
public sealed record FutureBounds(DateTimeOffset Now, TimeSpan Wait, TimeSpan Lease)
{
    /// <summary>The clocks of two processes, or of one before and after a correction, differ by less.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    public DateTimeOffset LatestDue => Now + Wait + Slack;

    public DateTimeOffset LatestLease => Now + Lease + Slack;

    /// <summary>For what has happened already.</summary>
    public DateTimeOffset LatestStamp => Now + Slack;
}
