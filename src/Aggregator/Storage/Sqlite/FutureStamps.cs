using Aggregator.Storage.Policy.Stories;
using Aggregator.Storage.Sqlite.Engine;
using Aggregator.Storage.Sqlite.Rows;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Sqlite;

/// <summary>Finds and mends what a clock that ran ahead has written.</summary>
internal static class FutureStamps
{
    /// <summary>Whatever is stamped by a wrong clock comes from a source that was asked, or from an entry that was worked on. So
    /// articles are not searched.</summary>
    public static bool IsAny(Session session, FutureBounds bounds) => session.Number(
        """
        SELECT EXISTS (SELECT 1 FROM source WHERE next_fetch > $due OR lease_until > $lease OR last_success > $stamp OR full_at > $stamp)
            OR EXISTS (SELECT 1 FROM entry WHERE state = 0 AND (due > $due OR lease_until > $lease))
        """,
        ("$due", bounds.LatestDue.Stamp),
        ("$lease", bounds.LatestLease.Stamp),
        ("$stamp", bounds.LatestStamp.Stamp)) == 1;

    public static int Mend(Session session, FutureBounds bounds, ShownPolicy policy)
    {
        var sources = session.Execute(
            """
            UPDATE source
            SET next_fetch = CASE WHEN next_fetch > $due THEN $now ELSE next_fetch END,
                lease = CASE WHEN lease_until > $lease THEN NULL ELSE lease END,
                lease_until = CASE WHEN lease_until > $lease THEN NULL ELSE lease_until END,
                last_success = MIN(last_success, $now), full_at = MIN(full_at, $now), moved_since = MIN(moved_since, $now)
            WHERE next_fetch > $due OR lease_until > $lease OR last_success > $stamp OR full_at > $stamp OR moved_since > $stamp
            """,
            ("$now", bounds.Now.Stamp),
            ("$due", bounds.LatestDue.Stamp),
            ("$lease", bounds.LatestLease.Stamp),
            ("$stamp", bounds.LatestStamp.Stamp));
        var entries = session.Execute(
            """
            UPDATE entry
            SET due = CASE WHEN due > $due THEN $now ELSE due END,
                lease = CASE WHEN lease_until > $lease THEN NULL ELSE lease END,
                lease_until = CASE WHEN lease_until > $lease THEN NULL ELSE lease_until END,
                first_seen = MIN(first_seen, $now)
            WHERE (state = 0 AND (due > $due OR lease_until > $lease)) OR first_seen > $stamp
            """,
            ("$now", bounds.Now.Stamp),
            ("$due", bounds.LatestDue.Stamp),
            ("$lease", bounds.LatestLease.Stamp),
            ("$stamp", bounds.LatestStamp.Stamp));
        return sources + entries + Articles(session, bounds, policy);
    }

    private static int Articles(Session session, FutureBounds bounds, ShownPolicy policy)
    {
        var mended = session.Query(
            """
            UPDATE article SET first_seen = MIN(first_seen, $now), at = MIN(at, $now), updated_at = MIN(updated_at, $now)
            WHERE first_seen > $stamp OR at > $stamp OR updated_at > $stamp
            RETURNING id
            """,
            row => row.GetInt64(0),
            ("$now", bounds.Now.Stamp),
            ("$stamp", bounds.LatestStamp.Stamp));
        if (mended.Count > 0)
        {
            var rows = new SqliteStoryRows(session);
            StoryRenewal.Renew(rows, rows.FoundStoriesOf(mended), policy, arrived: null, always: true);
            ChangeCounter.Advance(session);
        }

        return mended.Count;
    }
}
