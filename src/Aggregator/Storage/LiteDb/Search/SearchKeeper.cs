using System.Collections.Concurrent;
using Aggregator.Storage.LiteDb.Engine;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Keeps the full-text index up with the archive, on a thread of its own: it takes longer than the archive itself.</summary>
/// <remarks>
/// A fault of the index is no fault of the archive. What was written is kept, and the index is opened again and catches up when it is
/// asked next.
/// </remarks>
internal sealed class SearchKeeper : IDisposable
{
    /// <summary>Pieces that may wait for the index before whoever writes waits too: a search waits for all of them.</summary>
    private const int MostWaiting = 16;

    private readonly BlockingCollection<Action> _waiting = new(MostWaiting);
    private readonly Thread _thread;
    private readonly string _path;
    private readonly string _archive;
    private readonly Action<string> _tell;
    private SearchIndex? _index;

    /// <param name="path">Of the index's folder.</param>
    /// <param name="archive">The name of the archive.</param>
    /// <param name="tell">Receives a sentence for the operator before and after work that may take minutes.</param>
    public SearchKeeper(string path, string archive, Action<string> tell)
    {
        _tell = tell;
        _path = path;
        _archive = archive;
        _thread = new Thread(Work) { Name = "Lucene", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Called on the gate's thread, in the order of the commits.</summary>
    public void TakeUp(IReadOnlyList<IndexChange> changes)
    {
        if (changes.Count > 0)
        {
            IReadOnlyList<IndexChange> own = [.. changes];
            _waiting.Add(() => Try(index => index.Apply(own)));
        }
    }

    /// <summary>Opens the index and gives it what it lacks, before there is a gate.</summary>
    /// <exception cref="StoreException">The index cannot be opened or written.</exception>
    public void Start(LiteSession session) => Searcher(session);

    /// <summary>Called on the gate's thread: what the index holds of everything that is committed.</summary>
    /// <exception cref="StoreException">The index cannot be opened or read.</exception>
    public IndexSearcher Searcher(LiteSession session)
    {
        // The thread rests from here on, because only the gate gives it work.
        Settle();
        try
        {
            _index ??= Open(session);
            return _index.Searcher();
        }
        catch (Exception fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            Drop();
            throw new StoreException(known.Fault, $"The search index in {_path} failed: {fault.Message}", fault);
        }
    }

    /// <summary>Called when the gate has closed: commits, so that the next start has nothing to catch up.</summary>
    public void Dispose()
    {
        _waiting.Add(() => Try(index => index.Commit()));
        _waiting.CompleteAdding();
        _thread.Join();
        Drop();
        _waiting.Dispose();
    }

    private SearchIndex Open(LiteSession session)
    {
        var index = new SearchIndex(_path, _archive);
        try
        {
            CatchUp.Run(session, index, _tell);
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    private void Work()
    {
        foreach (var piece in _waiting.GetConsumingEnumerable())
        {
            piece();
        }
    }

    private void Try(Action<SearchIndex> work)
    {
        try
        {
            if (_index is not null)
            {
                work(_index);
            }
        }
        catch (Exception fault) when (LiteFaults.OfFile(fault) is not null)
        {
            Drop();
        }
    }

    private void Drop()
    {
        try
        {
            _index?.Dispose();
        }
        catch (Exception fault) when (LiteFaults.OfFile(fault) is not null)
        {
            // It is given up anyway.
        }

        _index = null;
    }

    private void Settle()
    {
        using var rests = new ManualResetEventSlim();
        _waiting.Add(rests.Set);
        rests.Wait();
    }
}
