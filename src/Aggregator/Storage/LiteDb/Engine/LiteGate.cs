using System.Collections.Concurrent;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>The only way to the archive: one thread runs all pieces of work, one after the other. Reads see what is committed.
/// Writes that wait at the same time share one transaction and one sync of the disk.</summary>
internal sealed class LiteGate : IDisposable
{
    /// <summary>How many pieces of writing share one transaction at most. So a piece waits for at most this many
    /// others.</summary>
    private const int MostTogether = 16;

    private readonly LiteFile _file;
    private readonly Action<IReadOnlyList<IndexChange>> _committed;
    private readonly ConcurrentQueue<Piece> _reads = [];
    private readonly ConcurrentQueue<Piece> _writes = [];
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly Thread _thread;
    private volatile bool _isClosing;
    private bool _isBroken;

    /// <param name="file">The gate's own file from this call on, and disposed of with the gate.</param>
    /// <param name="committed">Called on the gate's thread with the changes for the search index, before the writers are told
    /// that their work is saved.</param>
    public LiteGate(LiteFile file, Action<IReadOnlyList<IndexChange>> committed)
    {
        _file = file;
        _committed = committed;
        _thread = new Thread(Work) { Name = "LiteDB", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The number of writing pieces that wait.</summary>
    public int Waiting => _writes.Count;

    /// <summary>Runs <paramref name="work"/> in one transaction. All of it is saved on the disk, or nothing.</summary>
    /// <exception cref="StoreException">The archive failed.</exception>
    public Task<T> WriteAsync<T>(Func<LiteSession, T> work, CancellationToken cancellationToken) => Ask(_writes, work, cancellationToken);

    /// <summary>Runs <paramref name="work"/>, which may only read. It must not return an open sequence.</summary>
    /// <exception cref="StoreException">The archive failed.</exception>
    public Task<T> ReadAsync<T>(Func<LiteSession, T> work, CancellationToken cancellationToken) => Ask(_reads, work, cancellationToken);

    /// <summary>Copies the archive. All other work waits.</summary>
    public Task CopyAsync(Stream copy, CancellationToken cancellationToken) => OwnAsync(file => file.CopyTo(copy), cancellationToken);

    /// <summary>Moves the log into the file.</summary>
    public Task CheckpointAsync(CancellationToken cancellationToken) => OwnAsync(file => file.Checkpoint(), cancellationToken);

    /// <summary>Finishes the waiting work and closes the file.</summary>
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

    /// <summary>Runs work on the file itself, outside of a transaction.</summary>
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
                // When the piece is already running, it cannot be cancelled, and its end is awaited.
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

    /// <returns>The session to use from here on.</returns>
    private LiteSession ReadWaiting(LiteSession session)
    {
        // Only the reads that wait at this moment are done, so that the writers get their turn.
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

        // One of several pieces failed. The others must still be saved, so each gets a transaction of its own.
        foreach (var piece in together.Count > 1 ? together : [])
        {
            session = TryRun([piece], session, isWriting: true) ? session : Anew();
        }

        return session;
    }

    /// <returns>False when a piece failed. Then nothing is saved, and a new engine is needed. A piece that ran alone has been
    /// told.</returns>
    private bool TryRun(List<Piece> together, LiteSession session, bool isWriting)
    {
        try
        {
            if (_isBroken)
            {
                _file.Revert();
                _isBroken = false;
            }

            session.MayWrite = isWriting;
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
                // LiteDB makes a transaction for each query otherwise, which costs twice as much.
                _file.Begin();
                together[0].Run(session);
                _file.End();
            }
        }
#pragma warning disable CA1031 // Any exception is passed to the caller that asked for the work.
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
        catch (LiteException)
        {
            // Pages that cannot be moved stay in the log, and the log is on the disk. If the disk is broken, the next write
            // reports it.
            return Anew();
        }
        catch (StoreException)
        {
            // As above, when the file itself failed.
            return Anew();
        }
    }

    private LiteSession Anew()
    {
        _isBroken = true;
        return new LiteSession(_file);
    }
}
