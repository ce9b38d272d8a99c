namespace Aggregator.Storage;

/// <summary>Rests after each part of long work for as long as the part took. So the work takes half of one processor at most,
/// and everybody else gets a turn between its parts.</summary>
/// <param name="clock">Measures the parts.</param>
public sealed class Pace(TimeProvider clock)
{
    /// <summary>A shorter rest would end before other work gets its turn.</summary>
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(1);

    private long _begun = clock.GetTimestamp();

    /// <summary>Called after each part. A part should take some milliseconds at most.</summary>
    public async Task RestAsync(CancellationToken cancellationToken)
    {
        var worked = clock.GetElapsedTime(_begun);
        await Task.Delay(worked > ShortestRest ? worked : ShortestRest, clock, cancellationToken);
        _begun = clock.GetTimestamp();
    }
}
