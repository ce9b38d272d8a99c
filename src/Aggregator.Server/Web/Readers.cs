namespace Aggregator.Server.Web;

/// <summary>Whether anybody reads just now: the stations then leave them a part of the machine.</summary>
internal sealed class Readers(TimeProvider clock)
{
    /// <summary>Whoever reads a page stays longer than this, but is seldom alone.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(5);

    private long _last;

    public bool AreHere => clock.GetUtcNow().Ticks - Volatile.Read(ref _last) < Stay.Ticks;

    /// <summary>Somebody asked for something.</summary>
    public void Note() => Volatile.Write(ref _last, clock.GetUtcNow().Ticks);
}
