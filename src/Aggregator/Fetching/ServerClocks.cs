namespace Aggregator.Fetching;

/// <summary>What the clocks of servers say of ours: the median over the last servers that answered.</summary>
public sealed class ServerClocks(TimeProvider timeProvider)
{
    /// <summary>One server may be wrong, and some are, by hours.</summary>
    private const int FewestServers = 5;

    private const int MostServers = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _ahead = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How far our clock is ahead of the servers' clocks; negative when it is behind, null when too few have
    /// answered.</summary>
    public TimeSpan? Ahead
    {
        get
        {
            lock (_lock)
            {
                return _ahead.Count < FewestServers ? null : _ahead.Values.Order().ElementAt(_ahead.Count / 2);
            }
        }
    }

    /// <param name="host">The server that answered just now, with its port.</param>
    /// <param name="date">Its Date header, with the Age that a cache adds (RFC 9110 §6.6.1, RFC 9111 §5.1).</param>
    public void Note(string host, DateTimeOffset date)
    {
        lock (_lock)
        {
            if (_ahead.Count >= MostServers && !_ahead.ContainsKey(host))
            {
                _ahead.Clear();
            }

            _ahead[host] = timeProvider.GetUtcNow() - date;
        }
    }

    /// <summary>Our clock was set: what was noted says nothing about it any more.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _ahead.Clear();
        }
    }
}
