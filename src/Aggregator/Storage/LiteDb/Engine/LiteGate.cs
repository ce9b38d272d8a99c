using System.Collections.Concurrent;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>
/// The one way to the archive: a thread of its own that does one piece of work after the other. Reads see what is committed, writes that
/// wait together share one transaction, and one sync of the disk.
/// </summary>
internal sealed class LiteGate : IDisposable
{
    /// <summary>Pieces of writing in one transaction: nobody waits for more than these.</summary>
    private const int MostTogether = 16;

    private readonly LiteFile _file;
    private readonly Action<IReadOnlyList<IndexChange>> _committed;
    private readonly ConcurrentQueue<Piece> _reads = [];
    private readonly ConcurrentQueue<Piece> _writes = [];
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly Thread _thread;
    private volatile bool _isClosing;
    private bool _isBroken;

    /// <param name="file">Nobody else uses it from here on, until it is disposed of with the gate.</param>
    /// <param name="committed">Told on the gate's thread what the full-text index has to take up, before whoever wrote it is.</param>
    public LiteGate(LiteFile file, Action<IReadOnlyList<IndexChange>> committed)
    {
        _file = file;
        _committed = committed;
        _thread = new Thread(Work) { Name = "LiteDB", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is kept, on the disk, or nothing.</summary>
    /// <exception cref="StoreException">The archive failed.</exception>
    public Task<T> WriteAsync<T>(Func<LiteSession, T> work, CancellationToken cancellationToken) => Ask(_writes, work, cancellationToken);

    /// <summary>Runs <paramref name="work"/>, which may only read; what it returns has been read to its end.</summary>
    /// <exception cref="StoreException">The archive failed.</exception>
    public Task<T> ReadAsync<T>(Func<LiteSession, T> work, CancellationToken cancellationToken) => Ask(_reads, work, cancellationToken);

    /// <summary>Copies the archive while everybody else waits.</summary>
    public Task CopyAsync(Stream copy, CancellationToken cancellationToken) => OwnAsync(file => file.CopyTo(copy), cancellationToken);

    /// <summary>Moves the log into the file.</summary>
    public Task CheckpointAsync(CancellationToken cancellationToken) => OwnAsync(file => file.Checkpoint(), cancellationToken);

    /// <summary>Finishes what waits, and closes the file.</summary>
    public void Dispose()
    {
        _isClosing = true;
        _waiting.Release();
        _thread.Join();
        foreach (var late in _reads.Concat(_writes).Where(piece => piece.TryTake()))
        {
            late.Fail(new ObjectDisposedException(nameof(LiteGate)));
        }

        _file.Dispose();
        _waiting.Dispose();
    }

    private Task<T> Ask<T>(ConcurrentQueue<Piece> queue, Func<LiteSession, T> work, CancellationToken cancellationToken) =>
        Ask(queue, new Piece<T>(work), cancellationToken);

    /// <summary>What is done with the file while no transaction is open.</summary>
    private Task<int> OwnAsync(Action<LiteFile> work, CancellationToken cancellationToken) => Ask(
        _reads,
        new Piece<int>(_ =>
        {
            work(_file);
            return 0;
        })
        {
            IsOwn = true,
        },
        cancellationToken);

    private async Task<T> Ask<T>(ConcurrentQueue<Piece> queue, Piece<T> piece, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isClosing, this);
        queue.Enqueue(piece);
        _waiting.Release();
        await using var left = cancellationToken.UnsafeRegister(
            static (piece, token) =>
            {
                // Too late when it is being worked on: then its end is awaited.
                if (piece is Piece waiting && waiting.TryTake())
                {
                    waiting.Cancel(token);
                }
            },
            piece);
        return await piece.Kept;
    }

    private void Work()
    {
        var session = new LiteSession(_file);
        while (true)
        {
            _waiting.Wait();
            session = ReadWaiting(session);
            session = WriteWaiting(session);
            session = Checkpoint(session);
            if (_isClosing && _reads.IsEmpty && _writes.IsEmpty)
            {
                return;
            }
        }
    }

    /// <returns>The session to go on with.</returns>
    private LiteSession ReadWaiting(LiteSession session)
    {
        // No more than wait now: a writer has its turn after them.
        for (var left = _reads.Count; left > 0 && _reads.TryDequeue(out var read); left--)
        {
            if (read.TryTake() && !TryRun([read], session, isWriting: false))
            {
                session = Anew();
            }
        }

        return session;
    }

    private LiteSession WriteWaiting(LiteSession session)
    {
        var together = new List<Piece>();
        while (together.Count < MostTogether && _writes.TryDequeue(out var next))
        {
            if (next.TryTake())
            {
                together.Add(next);
            }
        }

        if (together.Count == 0 || TryRun(together, session, isWriting: true))
        {
            return session;
        }

        session = Anew();

        // One of several failed and must not take the others along.
        foreach (var piece in together.Count > 1 ? together : [])
        {
            session = TryRun([piece], session, isWriting: true) ? session : Anew();
        }

        return session;
    }

    /// <returns>False when a piece failed: nothing of any is kept, and the engine is to be made anew. One alone has been told.</returns>
    private bool TryRun(List<Piece> together, LiteSession session, bool isWriting)
    {
        try
        {
            if (_isBroken)
            {
                _file.Revert();
                _isBroken = false;
            }

            if (isWriting)
            {
                Write(together, session);
            }
            else if (together[0].IsOwn)
            {
                together[0].Run(session);
            }
            else
            {
                // One transaction for all that a piece reads: LiteDB makes one for each question otherwise, at twice the cost.
                _file.Begin();
                together[0].Run(session);
                _file.End();
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the work was asked for.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (together is [var only])
            {
                only.Fail(LiteFaults.Of(fault) ?? fault);
            }

            return false;
        }

        together.ForEach(piece => piece.Keep());
        return true;
    }

    private void Write(List<Piece> together, LiteSession session)
    {
        _file.Begin();
        together.ForEach(piece => piece.Run(session));
        session.SaveCounters();
        _file.Commit();
        _committed(session.IndexChanges);
        session.IndexChanges.Clear();
    }

    private LiteSession Checkpoint(LiteSession session)
    {
        if (_isBroken || !_file.IsCheckpointDue)
        {
            return session;
        }

        try
        {
            _file.Checkpoint();
            return session;
        }
        catch (Exception fault) when (LiteFaults.Of(fault) is not null)
        {
            // What cannot be moved stays in the log, which is on the disk; who writes next is told what is wrong with the disk.
            return Anew();
        }
    }

    private LiteSession Anew()
    {
        _isBroken = true;
        return new LiteSession(_file);
    }
}
