using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Stories.Shown;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storage.Sqlite.Stories;

/// <summary>A story as it is in its table, without its articles.</summary>
internal sealed record StoryRow(StoryOutline Story, long LeadId)
{
    public const string Columns = "id, lead_id, first_seen, last_updated, weight, lead_reason, articles";

    public static StoryRow Read(SqliteDataReader row) => new(
        new StoryOutline(row.GetInt64(0), row.Instant(2), row.Instant(3), row.GetDouble(4), row.GetInt32(6), LeadReason.Parse(row.TextOrNull(5))), row.GetInt64(1));
}
