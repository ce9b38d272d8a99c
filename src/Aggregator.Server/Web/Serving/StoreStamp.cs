using Aggregator.Storage;

namespace Aggregator.Server.Web.Serving;

/// <summary>The store's version, kept in memory: what is cached under it needs no database.</summary>
/// <remarks>Asked again at most every half second, so that an editor's decision shows within a second.</remarks>
internal sealed class StoreStamp(IReadingStore store, HiddenImages hidden, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromMilliseconds(500);

    /// <summary>After it was last known to be current, a document of the version before may be shown while the new one is made:
    /// nobody waits for that, and what an editor decided still shows within a second.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(800);

    // One question at a time: of two, the older answer could be written down last.
    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly Lock _writing = new();
    private Known _known = new(long.MinValue, DateTimeOffset.MinValue, long.MinValue, DateTimeOffset.MinValue);
    private long _changes;

    public ValueTask<long> CurrentAsync(CancellationToken cancellationToken) =>
        TryCurrent(out var known) ? new(known) : new(AskAsync(isUrgent: false, cancellationToken));

    /// <summary>Asks the store, however lately it was asked: for who knows that something changed.</summary>
    public Task<long> RenewAsync(CancellationToken cancellationToken) => AskAsync(isUrgent: true, cancellationToken);

    /// <returns>False when the store has to be asked again.</returns>
    public bool TryCurrent(out long version)
    {
        var known = _known;
        version = known.Version;
        var age = clock.GetUtcNow() - known.AskedAt;
        return age < Trusted && age >= TimeSpan.Zero;
    }

    /// <summary>Whether a document may still be shown while the one for <paramref name="now"/> is being made.</summary>
    public bool MayShow(Stamp made, Stamp now)
    {
        var known = _known;
        var age = clock.GetUtcNow() - known.BeforeAskedAt;
        return now.Version == known.Version && made.Version == known.Before && made.Minute >= now.Minute - 1
            && ReferenceEquals(made.Sources, now.Sources) && age < Shown && age >= TimeSpan.Zero;
    }

    /// <summary>After a change of our own, which whoever made it wants to see at once.</summary>
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
                // Somebody else asked meanwhile, however long the answer took.
                return known.Version;
            }

            // Before the question: what changes while it is answered must not be trusted any longer than that.
            var (changes, asked) = (Volatile.Read(ref _changes), clock.GetUtcNow());
            var version = await store.VersionAsync(cancellationToken);
            if (version != known.Version)
            {
                // Before anything is made under the new version: it may be the one that hid a picture.
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
            // A change of our own meanwhile may not be in the answer, which then is good for who asked and for nobody after.
            var trusted = changes == _changes ? asked : DateTimeOffset.MinValue;
            _known = version == _known.Version ? _known with { AskedAt = trusted } : new Known(version, trusted, _known.Version, _known.AskedAt);
        }
    }

    /// <param name="Before">The version that was current until this one.</param>
    /// <param name="BeforeAskedAt">When it was last seen to be.</param>
    private sealed record Known(long Version, DateTimeOffset AskedAt, long Before, DateTimeOffset BeforeAskedAt);
}
