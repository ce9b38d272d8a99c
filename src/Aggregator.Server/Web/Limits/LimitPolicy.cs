namespace Aggregator.Server.Web.Limits;

/// <summary>How much of one thing a client may ask for in a window of time.</summary>
internal sealed record LimitPolicy(string Name, int Requests, TimeSpan Window)
{
    /// <summary>Searches cost the store most and can be made without end. A person who types does not reach it; a script does.</summary>
    public static LimitPolicy Searches { get; } = new("searches", 60, TimeSpan.FromMinutes(1));

    /// <summary>Feeds and lists with filters of the client's choice. One that is in memory costs nothing and is not counted.</summary>
    /// <remarks>More than searches, because one address may belong to a feed program with hundreds of subscriptions.</remarks>
    public static LimitPolicy FilteredLists { get; } = new("filtered lists", 300, TimeSpan.FromMinutes(1));

    public static LimitPolicy Reports(int perHour) => new("reports", perHour, TimeSpan.FromHours(1));
}
