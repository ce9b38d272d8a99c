using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>What a session has just read, by collection and id: asked for again, it is not read again, and no index is searched for what is not there.</summary>
/// <remarks>Whoever changes a document that he found saves it in the same transaction. After a failure the session is made anew, and this with it.</remarks>
internal sealed class KnownDocuments
{
    /// <summary>Some megabytes; beyond it all is forgotten.</summary>
    private const int Most = 2048;

    /// <summary>Letters or bytes of one value. The texts of articles are longer, and seldom asked for twice.</summary>
    private const int LongestValue = 1024;

    private readonly Dictionary<(string Collection, BsonValue Id), BsonDocument?> _known = [];

    /// <param name="collection">Of the document.</param>
    /// <param name="id">Of the document.</param>
    /// <param name="document">Null where it is known that there is none.</param>
    /// <returns>False when it has to be read.</returns>
    public bool TryFind(string collection, BsonValue id, out BsonDocument? document) => _known.TryGetValue((collection, id), out document);

    /// <summary>Takes up what the archive has.</summary>
    /// <param name="collection">Of the document.</param>
    /// <param name="id">Of the document.</param>
    /// <param name="document">Null where there is none.</param>
    public void Remember(string collection, BsonValue id, BsonDocument? document)
    {
        // Other values are compared by their place in memory.
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
