using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>Reads and writes our values in columns: instants as Unix milliseconds, absent values as NULL.</summary>
internal static class Instants
{
    extension(DateTimeOffset instant)
    {
        public long Stamp => instant.ToUnixTimeMilliseconds();
    }

    extension(SqliteDataReader reader)
    {
        public string? TextOrNull(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

        public long? NumberOrNull(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);

        public byte[]? BytesOrNull(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<byte[]>(ordinal);

        public DateTimeOffset Instant(int ordinal) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(ordinal));

        public DateTimeOffset? InstantOrNull(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.Instant(ordinal);

        public Uri? UriOrNull(int ordinal) =>
            reader.TextOrNull(ordinal) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;
    }
}
