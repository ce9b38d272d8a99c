using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.LiteDb.Sources;
using LiteDB;

namespace Aggregator.Storage.LiteDb;

/// <summary>An archive in LiteDB with its full-text index, opened: the gate and what stands behind it.</summary>
internal sealed class LiteDbStore : IDisposable
{
    private const string Names = "archive";

    private LiteDbStore(LiteGate gate, SearchKeeper index)
    {
        Gate = gate;
        Index = index;
    }

    public LiteGate Gate { get; }

    public SearchKeeper Index { get; }

    /// <summary>Creates the archive where there is none, and brings archive and index up to date.</summary>
    /// <param name="path">Of the archive's file.</param>
    /// <param name="searchFolder">Of the index.</param>
    /// <param name="tell">Receives a sentence for the operator before and after work that may take minutes.</param>
    /// <exception cref="StoreException">The archive or the index cannot be opened.</exception>
    public static LiteDbStore Open(string path, string searchFolder, Action<string> tell)
    {
        SearchKeeper? index = null;
        LiteFile? file = null;
        LiteGate? gate = null;
        try
        {
            file = LiteFile.Open(path);
            LiteSchema.Apply(file, path, tell);
            index = new SearchKeeper(searchFolder, NameOf(file), tell);
            gate = new LiteGate(file, index.TakeUp);
            return new LiteDbStore(gate, index);
        }
        catch (Exception fault) when (LiteFaults.Of(fault) is { } known)
        {
            (gate as IDisposable ?? file)?.Dispose();
            index?.Dispose();
            throw known;
        }
    }

    /// <summary>For the start of the only process on this archive: whoever held a lease is dead, and its attempt did not count. The index catches up.</summary>
    public Task<int> StartAsync(CancellationToken cancellationToken) => Gate.WriteAsync(
        session =>
        {
            var sources = FollowedSource.All(session);
            var claimed = session.Range(Calendar.Collection, "until", long.MinValue, long.MaxValue).ToList();
            foreach (var calendar in claimed)
            {
                Calendar.Release(calendar);
                Calendar.Save(session, calendar, sources[calendar["_id"].AsString].IsActive);
            }

            return claimed.Count + EntryQueue.Release(session);
        },
        cancellationToken);

    public void Dispose()
    {
        Gate.Dispose();
        Index.Dispose();
    }

    private static string NameOf(LiteFile file)
    {
        var session = new LiteSession(file);
        if (session.Find(Names, 1) is { } known)
        {
            return known["name"].AsString;
        }

        var name = Guid.NewGuid().ToString("N");
        file.Begin();
        session.Insert(Names, new BsonDocument { ["_id"] = 1, ["name"] = name });
        file.Commit();
        return name;
    }
}
