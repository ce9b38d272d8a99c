using System.Collections.Concurrent;
using Aggregator.Storage.LiteDb.Engine;
using Lucene.Net.Search;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>Keeps the search index up to date on a thread of its own, because indexing takes longer than writing the
/// archive.</summary>
/// <remarks>A fault of the index is not a fault of the archive: the archive has saved everything. The index is opened again at
/// the next search and takes up what it lacks.</remarks>
internal sealed class SearchKeeper : IDisposable
{
    /// <summary>How many pieces of work may wait for the index before writers have to wait. A search waits for all of
    /// them.</summary>
    private const int MostWaiting = 16;

    private readonly BlockingCollection<Action> _waiting = new(MostWaiting);
    private readonly Thread _thread;
    private readonly string _path;
    private readonly string _archive;
    private readonly Action<string> _tell;
    private SearchIndex? _index;

    /// <param name="path">The path of the index's folder.</param>
    /// <param name="archive">The name of the archive.</param>
    /// <param name="tell">Called with a sentence for the operator before and after work that may take minutes.</param>
    public SearchKeeper(string path, string archive, Action<string> tell)
    {
        _tell = tell;
        _path = path;
        _archive = archive;
        _thread = new Thread(Work) { Name = "Lucene", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Gives changes to the index. Called on the gate's thread, in the order of the commits.</summary>
    public void TakeUp(IReadOnlyList<IndexChange> changes)
    {
        if (changes.Count > 0)
        {
            IReadOnlyList<IndexChange> own = [.. changes];
            _waiting.Add(() => Try(index => index.Apply(own)));
        }
    }

    /// <summary>Opens the index and gives it what it lacks. Called before the gate is made.</summary>
    /// <exception cref="StoreException">The index cannot be opened or written.</exception>
    public void Start(LiteSession session) => Searcher(session);

    /// <summary>A searcher for everything that is committed. Called on the gate's thread.</summary>
    /// <exception cref="StoreException">The index cannot be opened or read.</exception>
    public IndexSearcher Searcher(LiteSession session)
    {
        // Only the gate's thread, which runs this method, gives work to the index's thread. So that thread rests from here on.
        Settle();
        try
        {
            _index ??= Open(session);
            return _index.Searcher();
        }
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            Drop();
            throw new StoreException(known.Fault, $"The search index in {_path} failed: {fault.Message}", fault);
        }
    }

    /// <summary>Commits the index, so that the next start has nothing to take up. Called after the gate has closed.</summary>
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
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is not null)
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
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is not null)
        {
            // The index is closed because of a fault already, so another fault does not matter.
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
