using Aggregator.Storage.LiteDb.Engine;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>The search index: Lucene's files in a folder beside the archive. It can always be made again from the
/// archive.</summary>
/// <remarks>Only one thread may use it at a time; <see cref="SearchKeeper"/> makes sure of that.</remarks>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>The index is committed after this many articles, so that after a kill at most this many are read again.</summary>
    private const int MostUncommitted = 2048;

    private readonly Lucene.Net.Store.Directory _folder;
    private readonly IndexWriter _writer;
    private DirectoryReader? _reader;
    private int _uncommitted;

    /// <param name="path">The path of the folder; it is made when it does not exist.</param>
    /// <param name="archive">The name of the archive.</param>
    public SearchIndex(string path, string archive)
    {
        _folder = FSDirectory.Open(path);
        try
        {
            _writer = Open(_folder);
            var marker = IndexMarker.Of(_writer.CommitData);
            if (marker?.Archive != archive)
            {
                _writer.DeleteAll();
            }

            Marker = marker?.Archive == archive ? marker : new IndexMarker(archive, 0, 0, 0);
        }
        catch
        {
            _writer?.Dispose(waitForMerges: false);
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>How far the index is, committed or not.</summary>
    public IndexMarker Marker { get; private set; }

    public void Clear()
    {
        _writer.DeleteAll();
        Marker = Marker with { Article = 0, Change = 0, SeenAt = 0 };
    }

    public void Apply(IReadOnlyList<IndexChange> changes)
    {
        foreach (var change in changes)
        {
            // A correction that is not announced keeps its old time of arrival, but stands behind newer articles.
            Marker = Marker with { SeenAt = Math.Max(Marker.SeenAt, change.SeenAt.ToUnixTimeMilliseconds()) };
            if (change.Article is not { } article)
            {
                _writer.DeleteDocuments(SearchFields.Named(change.Id));
            }
            else if (change.Change == 0)
            {
                _writer.AddDocument(SearchFields.Of(change.Id, article, change.At, Marker.SeenAt));
            }
            else
            {
                _writer.UpdateDocument(SearchFields.Named(change.Id), SearchFields.Of(change.Id, article, change.At, Marker.SeenAt));
            }

            Marker = Marker with { Article = Math.Max(Marker.Article, change.Id), Change = Math.Max(Marker.Change, change.Change) };
        }

        _uncommitted += changes.Count;
        if (_uncommitted >= MostUncommitted)
        {
            Commit();
        }
    }

    public void Commit()
    {
        _writer.SetCommitData(Marker.ToCommit());
        _writer.Commit();
        _uncommitted = 0;
    }

    /// <summary>A searcher for everything that the index contains at this moment.</summary>
    public IndexSearcher Searcher()
    {
        if (_reader is null)
        {
            _reader = DirectoryReader.Open(_writer, applyAllDeletes: true);
        }
        else if (DirectoryReader.OpenIfChanged(_reader, _writer, applyAllDeletes: true) is { } newer)
        {
            _reader.Dispose();
            _reader = newer;
        }

        return new IndexSearcher(_reader);
    }

    /// <summary>Closes the files. What was not committed is lost and is taken up again at the next start.</summary>
    public void Dispose()
    {
        _reader?.Dispose();
        _writer.Rollback();
        _folder.Dispose();
    }

    private static IndexWriter Open(Lucene.Net.Store.Directory folder)
    {
        try
        {
            return new IndexWriter(folder, Settings(OpenMode.CREATE_OR_APPEND));
        }
        catch (IOException fault) when (fault is CorruptIndexException or IndexFormatTooNewException or IndexFormatTooOldException or EndOfStreamException or FileNotFoundException)
        {
            // The index can be made again from the archive, so nothing is lost.
            return new IndexWriter(folder, Settings(OpenMode.CREATE));
        }
    }

    private static IndexWriterConfig Settings(OpenMode mode) => new(LuceneVersion.LUCENE_48, new WordAnalyzer())
    {
        OpenMode = mode,

        // This policy joins only neighbouring parts, so the order of arrival is kept.
        MergePolicy = new LogByteSizeMergePolicy(),
        RAMBufferSizeMB = 32,
    };
}
