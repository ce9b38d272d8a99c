namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>A number that grows in the transaction of every visible change. Caches use it as their key.</summary>
internal static class ChangeCounter
{
    private const string Counter = "visible_change";

    public static void Advance(LiteSession session) => session.Next(Counter);

    public static long Read(LiteSession session) => session.Count(Counter);
}
