using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Moves committed pages from the log into the file on a thread of its own. If the writer did it at a commit, all
/// callers would wait for the disk.</summary>
/// <param name="session">A connection that is used for nothing else.</param>
internal sealed class Checkpoints(Session session) : IDisposable
{
    private const int PagesBetween = 2048;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _reached;

    /// <summary>Called by the writer after every commit.</summary>
    public void After(Session writer)
    {
        var written = writer.PagesWritten;
        if (written - _reached >= PagesBetween && _turn.Wait(0))
        {
            _reached = written;
            ThreadPool.UnsafeQueueUserWorkItem(static own => own.Run(), this, preferLocal: false);
        }
    }

    /// <summary>Runs a checkpoint at once; waits for a running one first.</summary>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Move();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Wait();
        session.Dispose();
        _turn.Dispose();
    }

    private void Run()
    {
        try
        {
            Move();
        }
        catch (SqliteException)
        {
            // Pages that cannot be moved stay in the log and are read from there. If the disk is broken, the writer's own
            // checkpoint reports it.
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Move() => session.Execute("PRAGMA wal_checkpoint(PASSIVE)");
}
