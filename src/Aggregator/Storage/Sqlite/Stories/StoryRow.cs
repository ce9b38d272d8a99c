using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Shown;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>A story as it stands in its table, without its articles.</summary>
internal sealed record StoryRow(long Id, long LeadId, DateTimeOffset FirstSeen, DateTimeOffset LastUpdated, double Weight, LeadReason? LeadReason)
{
    public static StoryRow Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.Instant(2), row.Instant(3), row.GetDouble(4), LeadReason.Parse(row.TextOrNull(5)));

    public const string Columns = "id, lead_id, first_seen, last_updated, weight, lead_reason";
}
