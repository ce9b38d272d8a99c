using LiteDB;
using LiteDB.Engine;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>The archive's file and log. This is the only class that uses LiteDB's engine; all other classes use <see
/// cref="LiteGate"/>.</summary>
/// <remarks>LiteDB 5.0.21 fails when one thread reads while another writes (its issue 2817), and a transaction of LiteDB belongs
/// to one thread. So only one thread calls this class. After any failure a new engine is made from what was committed; this is
/// the same as a start after a kill.</remarks>
internal sealed class LiteFile : IDisposable
{
    /// <summary>When the log has this many pages (16 MB), a checkpoint follows the commit.</summary>
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

    /// <summary>Opens the file, or creates it. The log is beside it.</summary>
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

    /// <summary>Returns when the disk has the transaction.</summary>
    public void Commit()
    {
        _engine.Commit();
        _log.Commit();
    }

    public bool IsCheckpointDue => _log.Pages >= PagesBetween;

    /// <summary>Moves the log into the file. LiteDB writes and flushes the file and empties the log after that.</summary>
    public void Checkpoint()
    {
        _log.Commit();
        _engine.Checkpoint();
    }

    /// <summary>Goes back to what was committed, with a new engine.</summary>
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

    public IReadOnlyList<string> Collections => [.. _engine.GetCollectionNames()];

    public void EnsureIndex(string collection, string field, bool isUnique) =>
        _engine.EnsureIndex(collection, field.TrimEnd('*', '[', ']'), BsonExpression.Create("$." + field), isUnique);

    /// <summary>Copies the committed archive. The log is moved into the file first, so that the one file is complete.</summary>
    public void CopyTo(Stream copy)
    {
        Checkpoint();
        var buffer = new byte[128 * PageStream.PageSize];
        for (long at = 0; _dataFile.Read(buffer, at) is > 0 and var read; at += read)
        {
            copy.Write(buffer, 0, read);
        }
    }

    /// <inheritdoc cref="CopyTo(Stream)"/>
    public void CopyTo(string path)
    {
        using var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        CopyTo(copy);
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

            // By default LiteDB takes «Ä» and «ä» for the same letter, and so two different keys for one.
            Collation = Collation.Binary,
        });
        if (engine.Pragma("CHECKPOINT").AsInt32 != 0)
        {
            engine.Pragma("CHECKPOINT", 0);
        }

        return engine;
    }

    // CHECKPOINT is 0, so the engine makes no checkpoint when it is disposed of; it only frees its memory.
    private void Stop() => _engine.Dispose();
}
