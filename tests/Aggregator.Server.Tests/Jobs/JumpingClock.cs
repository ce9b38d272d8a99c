namespace Aggregator.Server.Tests.Jobs;

/// <summary>A clock that can be set. The time that passes is real.</summary>
internal sealed class JumpingClock : TimeProvider
{
    /// <summary>How far the clock is ahead of the true time.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
