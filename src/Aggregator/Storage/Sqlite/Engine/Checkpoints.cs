using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Moves committed pages from the log into the file, beside the writer: at a commit everybody would wait for the disk.</summary>
/// <param name="session">Used for nothing else.</param>
internal sealed class Checkpoints(Session session) : IDisposable
{
    private const int PagesBetween = 2048;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _reached;

    /// <summary>To be told of every commit, while nothing else is written.</summary>
    public void After(Session writer)
    {
        var written = writer.PagesWritten;
        if (written - _reached >= PagesBetween && _turn.Wait(0))
        {
            _reached = written;
            ThreadPool.UnsafeQueueUserWorkItem(static own => own.Run(), this, preferLocal: false);
        }
    }

    /// <summary>Now, when the one that is on its way has ended.</summary>
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
            // What cannot be moved stays in the log, is found there, and the writer's own checkpoint says what is wrong with the disk.
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Move() => session.Execute("PRAGMA wal_checkpoint(PASSIVE)");
}
