namespace Aggregator.Server.Web.Serving;

/// <summary>Whether requests come at the moment, and whether many come. The stations then use less of the machine.</summary>
internal sealed class RequestLoad(TimeProvider clock)
{
    /// <summary>This many answers a second need a large part of a processor.</summary>
    public const int HighRate = 500;

    /// <summary>The time after the last request in which the site counts as read.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);

    private long _last;
    private long _second;
    private int _answers;
    private int _answersBefore;

    public bool IsAny => clock.GetUtcNow().Ticks - Volatile.Read(ref _last) < Stay.Ticks;

    /// <summary>Requests in this second or the last one.</summary>
    public bool IsHigh => (clock.GetUtcNow().Ticks / TimeSpan.TicksPerSecond) - Volatile.Read(ref _second) <= 1
        && Math.Max(Volatile.Read(ref _answers), Volatile.Read(ref _answersBefore)) >= HighRate;

    /// <summary>Called for each request.</summary>
    public void Count()
    {
        var now = clock.GetUtcNow().Ticks;
        Volatile.Write(ref _last, now);
        var (second, counted) = (now / TimeSpan.TicksPerSecond, Volatile.Read(ref _second));
        // The first request of a second resets the count. A few requests may be counted twice or not at all, which does no harm.
        if (second != counted && Interlocked.CompareExchange(ref _second, second, counted) == counted)
        {
            Volatile.Write(ref _answersBefore, second == counted + 1 ? Volatile.Read(ref _answers) : 0);
            Volatile.Write(ref _answers, 0);
        }

        Interlocked.Increment(ref _answers);
    }
}
