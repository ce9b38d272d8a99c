using Aggregator.Storage;

namespace Aggregator.Server.Web.Serving;

/// <summary>The version of the store, kept in memory, so that cached documents need no query.</summary>
/// <remarks>The store is asked at most every half second, so that an editor's decision shows within a second.</remarks>
internal sealed class StoreStamp(IReadingStore store, HiddenImages hidden, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromMilliseconds(500);

    /// <summary>How long an old document may be shown after its version was last known to be current. Readers then do not wait
    /// for the new one, and an editor's decision still shows within a second.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(800);

    // One query at a time. With two, the older answer could be stored last.
    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly Lock _writing = new();
    private Known _known = new(long.MinValue, DateTimeOffset.MinValue, long.MinValue, DateTimeOffset.MinValue);
    private long _changes;

    public ValueTask<long> CurrentAsync(CancellationToken cancellationToken) =>
        TryCurrent(out var known) ? new(known) : new(AskAsync(isUrgent: false, cancellationToken));

    /// <summary>Asks the store in any case; for callers that know of a change.</summary>
    public Task<long> RenewAsync(CancellationToken cancellationToken) => AskAsync(isUrgent: true, cancellationToken);

    /// <returns>False when the store has to be asked again.</returns>
    public bool TryCurrent(out long version)
    {
        var known = _known;
        version = known.Version;
        var age = clock.GetUtcNow() - known.AskedAt;
        return age < Trusted && age >= TimeSpan.Zero;
    }

    /// <summary>Whether an old document may still be shown while the one for <paramref name="now"/> is made.</summary>
    public bool MayShow(Stamp made, Stamp now)
    {
        var known = _known;
        var age = clock.GetUtcNow() - known.BeforeAskedAt;
        return now.Version == known.Version && made.Version == known.Before && made.Minute >= now.Minute - 1
            && ReferenceEquals(made.Sources, now.Sources) && age < Shown && age >= TimeSpan.Zero;
    }

    /// <summary>Called after a change by this process, so that its author sees it at once.</summary>
    public void Forget()
    {
        lock (_writing)
        {
            _changes++;
            _known = _known with { AskedAt = DateTimeOffset.MinValue, BeforeAskedAt = DateTimeOffset.MinValue };
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<long> AskAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        var arrived = clock.GetUtcNow();
        await _asking.WaitAsync(cancellationToken);
        try
        {
            var known = _known;
            if (!isUrgent && (TryCurrent(out _) || known.AskedAt >= arrived))
            {
                // Another caller asked the store while this one waited, so its answer is new enough.
                return known.Version;
            }

            // The time is taken before the query, because a change during the query may be missing in its answer.
            var (changes, asked) = (Volatile.Read(ref _changes), clock.GetUtcNow());
            var version = await store.VersionAsync(cancellationToken);
            if (version != known.Version)
            {
                // Done before any document is made under the new version, because that version may hide a picture.
                await hidden.RefreshAsync(cancellationToken);
            }

            Write(version, changes, asked);
            return version;
        }
        finally
        {
            _asking.Release();
        }
    }

    private void Write(long version, long changes, DateTimeOffset asked)
    {
        lock (_writing)
        {
            // A change by this process during the query may be missing in the answer. The answer is then used for this caller
            // only.
            var trusted = changes == _changes ? asked : DateTimeOffset.MinValue;
            _known = version == _known.Version ? _known with { AskedAt = trusted } : new Known(version, trusted, _known.Version, _known.AskedAt);
        }
    }

    /// <param name="Before">The version that was current before this one.</param>
    /// <param name="BeforeAskedAt">When the store last gave that version.</param>
    private sealed record Known(long Version, DateTimeOffset AskedAt, long Before, DateTimeOffset BeforeAskedAt);
}
