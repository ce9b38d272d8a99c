namespace Aggregator.Storage.LiteDb.Engine;

/// <summary>Grows in the transaction of every change that a reader could see: the stamp of caches.</summary>
internal static class ChangeCounter
{
    private const string Counter = "visible_change";

    public static void Advance(LiteSession session) => session.Next(Counter);

    public static long Read(LiteSession session) => session.Count(Counter);
}
