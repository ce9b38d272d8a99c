namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>A piece of work that waits for the writer. Pieces that wait at the same time share one transaction.</summary>
internal abstract class PendingWrite
{
    private int _isTaken;

    /// <returns>False when the piece is being written already, or its caller has cancelled it.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Runs the work. It may run a second time after its transaction was rolled back.</summary>
    public abstract void Run(Session session);

    /// <summary>Tells the caller that the transaction is committed.</summary>
    public abstract void Keep();

    /// <summary>Tells the caller that nothing of the work is saved.</summary>
    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
/// <param name="work">It may change nothing except the database, because its changes are rolled back when another piece of the
/// transaction fails.</param>
internal sealed class PendingWrite<T>(Func<Session, T> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>Completes with the result when the transaction is committed, or with the fault.</summary>
    public Task<T> Kept => _kept.Task;

    public override void Run(Session session) => _result = work(session);

    // Run has set the result before Keep is called; null is a value only when T allows it.
    public override void Keep() => _kept.SetResult(_result!);

    public override void Fail(Exception fault) => _kept.SetException(fault);
}
