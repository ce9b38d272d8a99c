namespace Aggregator.Server.Web.Serving;

/// <summary>Whether anybody reads just now, or many do: the stations then leave them a part of the machine.</summary>
internal sealed class Readers(TimeProvider clock)
{
    /// <summary>Answers a second that take a good part of a processor.</summary>
    public const int Crowd = 500;

    /// <summary>Whoever reads a page stays longer than this, but is seldom alone.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);

    private long _last;
    private long _second;
    private int _answers;
    private int _answersBefore;

    public bool AreHere => clock.GetUtcNow().Ticks - Volatile.Read(ref _last) < Stay.Ticks;

    /// <summary>In this second or the last one.</summary>
    public bool AreMany => (clock.GetUtcNow().Ticks / TimeSpan.TicksPerSecond) - Volatile.Read(ref _second) <= 1
        && Math.Max(Volatile.Read(ref _answers), Volatile.Read(ref _answersBefore)) >= Crowd;

    /// <summary>Somebody asked for something.</summary>
    public void Note()
    {
        var now = clock.GetUtcNow().Ticks;
        Volatile.Write(ref _last, now);
        var (second, counted) = (now / TimeSpan.TicksPerSecond, Volatile.Read(ref _second));
        // Who comes first in a second begins its count; a few answers counted twice or not at all do not matter.
        if (second != counted && Interlocked.CompareExchange(ref _second, second, counted) == counted)
        {
            Volatile.Write(ref _answersBefore, second == counted + 1 ? Volatile.Read(ref _answers) : 0);
            Volatile.Write(ref _answers, 0);
        }

        Interlocked.Increment(ref _answers);
    }
}
