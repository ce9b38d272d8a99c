using LiteDB;
using LiteDB.Engine;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>The archive's file and its log, and the only place that knows LiteDB's engine; whoever else wants to work on it asks <see cref="LiteGate"/>.</summary>
/// <remarks>
/// LiteDB 5.0.21 breaks down when one thread reads beside another that writes (its issue 2817), and a transaction of it belongs to a thread.
/// So everything here is called by one thread. After any failure the engine is made anew from what was committed: there is one way
/// back, and it is the one that a killed process takes too.
/// </remarks>
internal sealed class LiteFile : IDisposable
{
    /// <summary>Pages of the log (16 MB) from which on a commit is followed by a checkpoint.</summary>
    private const int PagesBetween = 2048;

    private readonly IDurableFile _dataFile;
    private readonly IDurableFile _logFile;
    private readonly CheckedLog _log;
    private LiteEngine _engine;

    private LiteFile(IDurableFile dataFile, IDurableFile logFile)
    {
        _dataFile = dataFile;
        _logFile = logFile;
        _log = CheckedLog.Open(logFile);
        _engine = Start();
    }

    /// <summary>Opens the file, or makes it; the log lies beside it.</summary>
    public static LiteFile Open(string path)
    {
        var data = DiskFile.Open(path);
        try
        {
            return Open(data, DiskFile.Open(LogOf(path)));
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public static LiteFile Open(IDurableFile data, IDurableFile log) => new(new ToldFile(data), new ToldFile(log));

    public static string LogOf(string path) => path + "-log";

    public int SchemaVersion
    {
        get => _engine.Pragma("USER_VERSION").AsInt32;
        set => _engine.Pragma("USER_VERSION", value);
    }

    public void Begin() => _engine.BeginTrans();

    /// <summary>Ends a transaction that only read.</summary>
    public void End() => _engine.Rollback();

    /// <summary>Returns when the disk holds the transaction.</summary>
    public void Commit()
    {
        _engine.Commit();
        _log.Commit();
    }

    /// <summary>Whether the log has grown enough to be moved into the file.</summary>
    public bool IsCheckpointDue => _log.Pages >= PagesBetween;

    /// <summary>Moves the log into the file. LiteDB writes and flushes the file, then empties the log, which has been on the disk before.</summary>
    public void Checkpoint()
    {
        _log.Commit();
        _engine.Checkpoint();
    }

    /// <summary>Goes back to what was committed, with an engine that knows nothing of what failed.</summary>
    public void Revert()
    {
        Stop();
        _log.Revert();
        _engine = Start();
    }

    public void Insert(string collection, IEnumerable<BsonDocument> documents) => _engine.Insert(collection, documents, BsonAutoId.Int64);

    public bool Update(string collection, BsonDocument document) => _engine.Update(collection, [document]) == 1;

    public bool Delete(string collection, BsonValue id) => _engine.Delete(collection, [id]) == 1;

    public IBsonDataReader Query(string collection, Query query) => _engine.Query(collection, query);

    public void EnsureIndex(string collection, string field, bool isUnique) =>
        _engine.EnsureIndex(collection, field.TrimEnd('*', '[', ']'), BsonExpression.Create("$." + field), isUnique);

    /// <summary>Copies the archive as it was committed; the log is moved into the file first, so that one file is the whole.</summary>
    public void CopyTo(Stream copy)
    {
        Checkpoint();
        var buffer = new byte[128 * PageStream.PageSize];
        for (long at = 0; _dataFile.Read(buffer, at) is > 0 and var read; at += read)
        {
            copy.Write(buffer, 0, read);
        }
    }

    public void Dispose()
    {
        Stop();
        _dataFile.Dispose();
        _logFile.Dispose();
    }

    private LiteEngine Start()
    {
        var engine = new LiteEngine(new EngineSettings
        {
            DataStream = new DataStream(_dataFile),
            LogStream = _log,

            // By default LiteDB takes «Ä» for «ä», and so two keys for one.
            Collation = Collation.Binary,
        });
        if (engine.Pragma("CHECKPOINT").AsInt32 != 0)
        {
            engine.Pragma("CHECKPOINT", 0);
        }

        return engine;
    }

    // Without a checkpoint of its own (CHECKPOINT is 0) the engine only lets go of its memory.
    private void Stop() => _engine.Dispose();
}
