namespace Aggregator.Storage.Sqlite.Engine;

/// <summary>A number that grows in the transaction of every visible change. Caches use it as their key.</summary>
internal static class ChangeCounter
{
    public static void Advance(Session session) =>
        session.Execute("UPDATE change_counter SET version = version + 1 WHERE id = 1");

    public static long Read(Session session) =>
        session.Number("SELECT version FROM change_counter WHERE id = 1") ?? 0;
}
