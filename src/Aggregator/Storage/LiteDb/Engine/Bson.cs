using LiteDB;

namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>Reads and writes our values in documents: instants as Unix milliseconds; an absent value has no field.</summary>
internal static class Bson
{
    extension(BsonDocument document)
    {
        public string? TextOrNull(string field) => document.TryGetValue(field, out var value) && value.IsString ? value.AsString : null;

        public long? NumberOrNull(string field) => document.TryGetValue(field, out var value) && value.IsNumber ? value.AsInt64 : null;

        public byte[]? BytesOrNull(string field) => document.TryGetValue(field, out var value) && value.IsBinary ? value.AsBinary : null;

        public bool Flag(string field) => document.TryGetValue(field, out var value) && value.IsBoolean && value.AsBoolean;

        public DateTimeOffset Instant(string field) => DateTimeOffset.FromUnixTimeMilliseconds(document[field].AsInt64);

        public DateTimeOffset? InstantOrNull(string field) =>
            document.NumberOrNull(field) is { } stamp ? DateTimeOffset.FromUnixTimeMilliseconds(stamp) : null;

        public Uri? UriOrNull(string field) =>
            document.TextOrNull(field) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;

        public IReadOnlyList<string> Texts(string field) =>
            document.TryGetValue(field, out var value) && value.IsArray ? [.. value.AsArray.Select(text => text.AsString)] : [];

        /// <summary>Sets a field; removes it when the value is null.</summary>
        public void Set(string field, BsonValue? value)
        {
            if (value is null || value.IsNull)
            {
                document.Remove(field);
            }
            else
            {
                document[field] = value;
            }
        }

        public void Put(string field, string? value) => document.Set(field, value is null ? null : new BsonValue(value));

        public void Put(string field, long? value) => document.Set(field, value is { } number ? new BsonValue(number) : null);

        public void Put(string field, DateTimeOffset? value) => document.Put(field, value?.ToUnixTimeMilliseconds());

        public void Put(string field, byte[]? value) => document.Set(field, value is null ? null : new BsonValue(value));

        public void Put(string field, Uri? value) => document.Put(field, value?.AbsoluteUri);

        public void Put(string field, IReadOnlyList<string> values) =>
            document.Set(field, values.Count == 0 ? null : new BsonArray(values.Select(value => new BsonValue(value))));
    }
}
