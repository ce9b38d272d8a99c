using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aggregator.Text.Sentences;

namespace Aggregator.Fetching.Http;

/// <summary>Which IP addresses may be asked: public ones at the ports of the web, and the networks that the operator opened.</summary>
/// <remarks>Strangers write the addresses of feeds and redirects. Without this check they could read the operator's router,
/// database console or cloud credentials through this program. The lists are IANA's special-purpose registries (RFC
/// 6890).</remarks>
internal sealed class NetworkGuard(IEnumerable<string> allowedNetworks, params IEnumerable<string> allowedPorts)
{
    private static readonly IPNetwork[] Closed4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32"); // The metadata service of Azure has a public address.

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Inside the global address space, but special: Teredo and similar ranges, documentation, 6to4.</summary>
    private static readonly IPNetwork[] Closed6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private readonly IPNetwork[] _allowed = Networks([.. allowedNetworks]);

    /// <summary>At other ports answer mail servers and databases, to which a feed could send requests through us.</summary>
    private readonly int[] _ports = [80, 443, .. allowedPorts.Select(port => int.Parse(port, CultureInfo.InvariantCulture))];

    public bool Allows(IPAddress address) => IsOpened(address) || IsPublic(Unmask(address));

    /// <summary>Whether the port may be asked at this address. In a network that the operator opened every port may.</summary>
    public bool AllowsPort(IPAddress address, int port) => _ports.Contains(port) || IsOpened(address);

    /// <summary>Why an address is not asked; null when it may be. A name is checked when it is resolved, unless a proxy resolves
    /// it.</summary>
    public Sentence? Refusal(Uri url, bool isProxied)
    {
        if (Literal(url) is { } address)
        {
            return !Allows(address) ? new Sentence(SentenceKind.PrivateAddress, url.Host) : AllowsPort(address, url.Port) ? null : OddPort(url.Host, url.Port);
        }

        return isProxied && !_ports.Contains(url.Port) ? OddPort(url.Host, url.Port) : null;
    }

    public static Sentence OddPort(string host, int port) => new(SentenceKind.OddPort, host, port.ToString(CultureInfo.InvariantCulture));

    /// <summary>True for an IP address in the URL that the operator opened; it is never requested through a proxy.</summary>
    public bool IsOpened(Uri url) => Literal(url) is { } address && IsOpened(address);

    private bool IsOpened(IPAddress address) => Unmask(address) is var real && _allowed.Any(network => network.Contains(real));

    /// <summary>Names that have a meaning only inside a network. Behind a proxy we cannot check where they lead.</summary>
    public static bool IsInternalName(string host) =>
        !host.Contains('.', StringComparison.Ordinal)
        || InternalSuffixes.Any(suffix => host.TrimEnd('.').EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] InternalSuffixes = [".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa"];

    private static IPAddress? Literal(Uri url) =>
        url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(url.DnsSafeHost, out var address) ? address : null;

    private static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Closed4.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => Global6.Contains(address) && !Closed6.Any(network => network.Contains(address)) && !IsIsatap(address),
        _ => false,
    };

    /// <summary>The IPv4 address inside an IPv6 address that a gateway would translate.</summary>
    private static IPAddress Unmask(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address)
            ? new IPAddress(address.GetAddressBytes().AsSpan(12))
            : address;
    }

    private static bool IsIsatap(IPAddress address) => address.GetAddressBytes() is [_, _, _, _, _, _, _, _, 0 or 2, 0, 0x5e, 0xfe, ..];

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(text => IPNetwork.Parse(text))];
}
