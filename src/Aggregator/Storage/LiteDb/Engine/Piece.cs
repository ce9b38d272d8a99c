namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A piece of work that waits for the gate.</summary>
internal abstract class Piece
{
    private int _isTaken;

    /// <summary>Whether the work is done on the file itself, without a transaction.</summary>
    public bool IsOwn { get; init; }

    /// <returns>False when the piece is running already, or its caller has cancelled it.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Runs the work. It may run a second time after its transaction failed.</summary>
    public abstract void Run(LiteSession session);

    /// <summary>Tells the caller that the work is done. A write is then on the disk.</summary>
    public abstract void Keep();

    /// <summary>Tells the caller that nothing of the work is saved.</summary>
    public abstract void Fail(Exception fault);

    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <param name="work">It may change nothing except the archive, because its changes are rolled back when another piece of the
/// transaction fails.</param>
internal sealed class Piece<T>(Func<LiteSession, T> work) : Piece
{
    private readonly TaskCompletionSource<T> _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Kept => _kept.Task;

    public override void Run(LiteSession session) => _result = work(session);

    // Run has set the result before Keep is called; null is a value only when T allows it.
    public override void Keep() => _kept.SetResult(_result!);

    public override void Fail(Exception fault) => _kept.SetException(fault);

    public override void Cancel(CancellationToken cancellationToken) => _kept.SetCanceled(cancellationToken);
}
