using Aggregator.Storage.LiteDb.Engine;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Aggregator.Storage.LiteDb.Search;

/// <summary>The full-text index: Lucene's files in a folder beside the archive. All of it can be made anew from the archive.</summary>
/// <remarks>Used by one thread at a time; <see cref="SearchKeeper"/> sees to that.</remarks>
internal sealed class SearchIndex : IDisposable
{
    /// <summary>Articles after which the index is committed: so many at most are read anew after a kill.</summary>
    private const int MostUncommitted = 2048;

    private readonly Lucene.Net.Store.Directory _folder;
    private readonly IndexWriter _writer;
    private DirectoryReader? _reader;
    private int _uncommitted;

    /// <param name="path">Of the folder, made where it is not there.</param>
    /// <param name="archive">The name of the archive.</param>
    public SearchIndex(string path, string archive)
    {
        // A word has hundreds of forms.
        BooleanQuery.MaxClauseCount = int.MaxValue;
        _folder = FSDirectory.Open(path);
        try
        {
            _writer = Open(_folder);
            var marker = IndexMarker.Of(_writer.CommitData);
            if (marker?.Archive != archive)
            {
                _writer.DeleteAll();
            }

            Marker = marker?.Archive == archive ? marker : new IndexMarker(archive, 0, 0);
        }
        catch
        {
            _writer?.Dispose(waitForMerges: false);
            _folder.Dispose();
            throw;
        }
    }

    /// <summary>How far the index has come, committed or not.</summary>
    public IndexMarker Marker { get; private set; }

    /// <summary>Begins anew, with nothing.</summary>
    public void Clear()
    {
        _writer.DeleteAll();
        Marker = Marker with { Article = 0, Change = 0 };
    }

    public void Apply(IReadOnlyList<IndexChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Article is not { } article)
            {
                _writer.DeleteDocuments(SearchFields.Named(change.Id));
            }
            else if (change.Change == 0)
            {
                _writer.AddDocument(SearchFields.Of(change.Id, article, change.At, change.SeenAt));
            }
            else
            {
                _writer.UpdateDocument(SearchFields.Named(change.Id), SearchFields.Of(change.Id, article, change.At, change.SeenAt));
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

    /// <summary>What the index holds at this moment.</summary>
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

    /// <summary>Lets go of the files; what was not committed is gone.</summary>
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
        catch (Exception fault) when (fault is CorruptIndexException or IndexFormatTooNewException or IndexFormatTooOldException or EndOfStreamException or FileNotFoundException)
        {
            // It holds nothing that the archive does not.
            return new IndexWriter(folder, Settings(OpenMode.CREATE));
        }
    }

    private static IndexWriterConfig Settings(OpenMode mode) => new(LuceneVersion.LUCENE_48, new WordAnalyzer())
    {
        OpenMode = mode,

        // Joins neighbours only, so that the order of arrival stays.
        MergePolicy = new LogByteSizeMergePolicy(),
        RAMBufferSizeMB = 32,
    };
}
