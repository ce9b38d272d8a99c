using Aggregator.Storage.LiteDb.Accounts;
using Aggregator.Storage.LiteDb.Desk;
using Aggregator.Storage.LiteDb.Engine;
using Aggregator.Storage.LiteDb.Entries;
using Aggregator.Storage.LiteDb.Pictures;
using Aggregator.Storage.LiteDb.Reading;
using Aggregator.Storage.LiteDb.Retention;
using Aggregator.Storage.LiteDb.Search;
using Aggregator.Storage.LiteDb.Settings;
using Aggregator.Storage.LiteDb.Sources;
using Aggregator.Storage.LiteDb.Stories;
using Aggregator.Storage.LiteDb.Transfer;
using Aggregator.Storage.Policy.Accounts;
using LiteDB;

namespace Aggregator.Storage.LiteDb;

/// <summary>All ports on one LiteDB file, with a Lucene index beside it.</summary>
internal sealed class LiteDbStore : IDisposable
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string FileName = "aggregator.litedb";

    /// <summary>The name of the search index's folder in the data folder.</summary>
    public const string SearchFolder = "search";

    private const string Names = "archive";

    private readonly SearchKeeper _index;

    private LiteDbStore(LiteGate gate, SearchKeeper index)
    {
        Gate = gate;
        _index = index;
    }

    public LiteGate Gate { get; }

    /// <inheritdoc cref="Store.SchemaOf"/>
    public static int Schema => LiteSchema.Version;

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void Dispose()
    {
        Gate.Dispose();
        _index.Dispose();
    }

    /// <inheritdoc cref="Store.Open"/>
    public static Store Open(string folder, StoreSettings settings)
    {
        var path = Path.Combine(folder, FileName);
        LiteFile? file = null;
        SearchKeeper? index = null;
        LiteDbStore? store = null;
        try
        {
            file = LiteFile.Open(path);
            LiteSchema.Apply(file, path, settings);
            index = new SearchKeeper(Path.Combine(folder, SearchFolder), NameOf(file), settings.Tell);
            if (settings.HasSearch)
            {
                index.Start(new LiteSession(file));
            }

            store = new LiteDbStore(new LiteGate(file, index.TakeUp), index);
            return On(store, path, settings);
        }
        catch (SystemException fault) when (LiteFaults.OfFile(fault) is { } known)
        {
            throw known;
        }
        catch (LiteException fault) when (LiteFaults.Of(fault) is { } known)
        {
            throw known;
        }
        finally
        {
            if (store is null)
            {
                index?.Dispose();
                file?.Dispose();
            }
        }
    }

    private static Store On(LiteDbStore store, string path, StoreSettings settings) => new(path, store)
    {
        Sources = new LiteSourceStore(store.Gate, settings.Shown),
        Entries = new LiteEntryStore(store.Gate, settings.Shown),
        Stories = new LiteStoryStore(store.Gate, settings.Shown),
        Reading = new LiteReadingStore(store.Gate, store._index),
        Decisions = new LiteDecisionStore(store.Gate, settings.Shown),
        Images = new LiteImageStore(store.Gate),
        Reports = new LiteReportStore(store.Gate),
        Upkeep = new LiteUpkeep(store.Gate, settings.Shown),
        Transfer = new LiteTransfer(store.Gate),
        Retention = new LiteRetention(store.Gate),
        Settings = new LiteSourceSettings(store.Gate),
        Removed = new LiteRemovedSources(store.Gate, settings.Shown),
        Accounts = new AccountStore(new LiteAccountWork(store.Gate)),
        Audit = new LiteAuditStore(store.Gate),
        Engine = StoreEngine.LiteDb,
    };

    /// <summary>The name of this archive, made once. The search index contains it, so that an index of another archive is
    /// recognised.</summary>
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
