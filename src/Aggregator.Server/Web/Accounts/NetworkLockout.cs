using System.Collections.Concurrent;
using System.Net;
using Aggregator.Server.Web.Limits;

namespace Aggregator.Server.Web.Accounts;

/// <summary>Makes a network wait that sends many wrong passwords, whatever the names.</summary>
internal sealed class NetworkLockout(AccountOptions options, TimeProvider clock)
{
    private const int MaxNetworks = 10_000;

    private readonly ConcurrentDictionary<string, Failed> _networks = new(StringComparer.Ordinal);

    public bool IsWaiting(IPAddress? address) => _networks.TryGetValue(ClientNetwork.Key(address), out var failed) && failed.Until > clock.GetUtcNow();

    public void Fail(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        Forget();
        _networks.AddOrUpdate(ClientNetwork.Key(address), _ => new Failed(1, now, null), (_, failed) => Next(failed, now));
    }

    public void Succeed(IPAddress? address) => _networks.TryRemove(ClientNetwork.Key(address), out _);

    // A network that was quiet for twice the longest wait begins anew.
    private Failed Next(Failed before, DateTimeOffset now)
    {
        var count = now - before.Last > options.LongestWait * 2 ? 1 : before.Count + 1;
        return new Failed(count, now, now + options.OfNetwork.After(count));
    }

    private void Forget()
    {
        if (_networks.Count < MaxNetworks)
        {
            return;
        }

        foreach (var (network, _) in _networks.OrderBy(pair => pair.Value.Last).Take(MaxNetworks / 2))
        {
            _networks.TryRemove(network, out _);
        }
    }

    private sealed record Failed(int Count, DateTimeOffset Last, DateTimeOffset? Until);
}
