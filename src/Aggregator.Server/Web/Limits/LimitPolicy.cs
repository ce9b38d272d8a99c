namespace Aggregator.Server.Web.Limits;

/// <summary>How much of one thing a household may ask for in a window of time.</summary>
internal sealed record LimitPolicy(string Name, int Requests, TimeSpan Window)
{
    /// <summary>Searches cost the store most and can be made without end. A person who types does not reach it; a script does.</summary>
    public static LimitPolicy Searches { get; } = new("searches", 60, TimeSpan.FromMinutes(1));

    /// <summary>Feeds and lists of somebody's own choice that have to be made. One that stands ready costs nothing and counts nothing.</summary>
    /// <remarks>Apart from searches: behind one address stands a reading program with the feeds of a whole house.</remarks>
    public static LimitPolicy MadeLists { get; } = new("made lists", 300, TimeSpan.FromMinutes(1));

    public static LimitPolicy Reports(int perHour) => new("reports", perHour, TimeSpan.FromHours(1));
}
