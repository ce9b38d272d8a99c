using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>The documents that a session has just read or written, by collection and id. It also remembers ids without a document.</summary>
/// <remarks>Code that changes a found document saves it in the same transaction. After a failure there is a new session with a new memory.</remarks>
internal sealed class KnownDocuments
{
    /// <summary>This many documents take some megabytes. When there are more, all are forgotten.</summary>
    private const int Most = 2048;

    /// <summary>Letters or bytes of one value. A document with a longer value, such as the text of an article, is not kept.</summary>
    private const int LongestValue = 1024;

    private readonly Dictionary<(string Collection, BsonValue Id), BsonDocument?> _known = [];

    /// <param name="collection">The collection of the document.</param>
    /// <param name="id">The id of the document.</param>
    /// <param name="document">Null when it is known that there is no such document.</param>
    /// <returns>False when the archive has to be asked.</returns>
    public bool TryFind(string collection, BsonValue id, out BsonDocument? document) => _known.TryGetValue((collection, id), out document);

    /// <summary>Remembers what the archive has.</summary>
    /// <param name="collection">The collection of the document.</param>
    /// <param name="id">The id of the document.</param>
    /// <param name="document">Null when the archive has no such document.</param>
    public void Remember(string collection, BsonValue id, BsonDocument? document)
    {
        // Only these types can be keys of a dictionary: two equal arrays have different hash codes.
        if (!id.IsInt64 && !id.IsString)
        {
            return;
        }

        if (document is not null && document.Values.Any(IsLong))
        {
            _known.Remove((collection, id));
            return;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[(collection, id)] = document;
    }

    private static bool IsLong(BsonValue value) =>
        (value.IsString && value.AsString.Length > LongestValue) || (value.IsBinary && value.AsBinary.Length > LongestValue);
}
