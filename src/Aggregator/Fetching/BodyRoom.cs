namespace Aggregator.Fetching;

/// <summary>The room that one piece of work takes in the budget for large bodies, from the first large body until disposal. All
/// bodies of the work share it, so that work which waits for room holds none.</summary>
public sealed class BodyRoom : IDisposable
{
    private SemaphoreSlim? _taken;

    /// <returns>False when no room became free in time.</returns>
    internal async Task<bool> TakeAsync(SemaphoreSlim places, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_taken is null && await places.WaitAsync(patience, cancellationToken))
        {
            _taken = places;
        }

        return _taken is not null;
    }

    public void Dispose()
    {
        _taken?.Release();
        _taken = null;
    }
}
