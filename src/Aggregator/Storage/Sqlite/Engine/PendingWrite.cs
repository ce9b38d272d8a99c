namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>A piece of writing that waits for the one writer; those that wait together share one transaction.</summary>
internal abstract class PendingWrite
{
    private int _isTaken;

    /// <returns>False when it is being written, or whoever asked for it has gone.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>May be run again when a transaction was rolled back.</summary>
    public abstract void Run(Session session);

    /// <summary>Tells whoever waits that it is committed.</summary>
    public abstract void Keep();

    /// <summary>Tells whoever waits that nothing of it is kept.</summary>
    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
/// <param name="work">Changes nothing but the database: what it did is undone when another piece of its transaction fails.</param>
internal sealed class PendingWrite<T>(Func<Session, T> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>Ends when the result is on disk, or with the fault that prevented it.</summary>
    public Task<T> Kept => _kept.Task;

    public override void Run(Session session) => _result = work(session);

    // Run has set it, to whatever T's work returns.
    public override void Keep() => _kept.SetResult(_result!);

    public override void Fail(Exception fault) => _kept.SetException(fault);
}
