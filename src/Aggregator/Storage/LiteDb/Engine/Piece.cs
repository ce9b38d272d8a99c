namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A piece of work that waits for the gate.</summary>
internal abstract class Piece
{
    private int _isTaken;

    /// <summary>It works on the file itself: no transaction is begun for it.</summary>
    public bool IsOwn { get; init; }

    /// <returns>False when it is being worked on, or whoever asked for it has gone.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>May be run again when a transaction failed.</summary>
    public abstract void Run(LiteSession session);

    /// <summary>Tells whoever waits that it is done, and on the disk if it wrote.</summary>
    public abstract void Keep();

    /// <summary>Tells whoever waits that nothing of it is kept.</summary>
    public abstract void Fail(Exception fault);

    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <param name="work">Changes nothing but the archive: what it did is undone when another piece of its transaction fails.</param>
internal sealed class Piece<T>(Func<LiteSession, T> work) : Piece
{
    private readonly TaskCompletionSource<T> _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Kept => _kept.Task;

    public override void Run(LiteSession session) => _result = work(session);

    // Run has set it, to whatever T's work returns.
    public override void Keep() => _kept.SetResult(_result!);

    public override void Fail(Exception fault) => _kept.SetException(fault);

    public override void Cancel(CancellationToken cancellationToken) => _kept.SetCanceled(cancellationToken);
}
