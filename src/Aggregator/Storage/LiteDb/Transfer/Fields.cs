using Aggregator.Storage.LiteDb.Engine;
using LiteDB;

namespace Aggregator.Storage.LiteDb.Transfer;

/// <summary>Columns of a row and fields of a document that have the same value.</summary>
/// <param name="pairs">Pairs «column=field», separated by commas. The field is omitted when it has the name of the
/// column.</param>
internal sealed class Fields(string pairs)
{
    private readonly (string Column, string Field)[] _pairs =
        [.. pairs.Split(", ").Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[^1]))];

    /// <summary>The values of a document; a missing field gives null.</summary>
    public Dictionary<string, object?> Read(BsonDocument document) =>
        _pairs.ToDictionary(pair => pair.Column, pair => document.TryGetValue(pair.Field, out var value) ? Value(value) : null, StringComparer.Ordinal);

    /// <summary>Writes the values into a document; null removes the field.</summary>
    public BsonDocument Write(ArchiveRow row, BsonDocument document)
    {
        foreach (var (column, field) in _pairs)
        {
            document.Set(field, row.Values[column] switch
            {
                null => null,
                long number => new BsonValue(number),
                double real => new BsonValue(real),
                byte[] bytes => new BsonValue(bytes),
                var text => new BsonValue((string)text),
            });
        }

        return document;
    }

    private static object? Value(BsonValue value) => value.Type switch
    {
        BsonType.Int32 or BsonType.Int64 => value.AsInt64,
        BsonType.Double => value.AsDouble,
        BsonType.String => value.AsString,
        BsonType.Binary => value.AsBinary,
        BsonType.Boolean => value.AsBoolean ? 1L : 0L,
        _ => null,
    };
}
