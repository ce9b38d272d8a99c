using System.Net;
using System.Net.Sockets;

namespace Aggregator.Server.Web.Limits;

/// <summary>The network by which a client is counted. An IPv6 customer has 2⁶⁴ addresses, so the /64 prefix counts.</summary>
internal static class ClientNetwork
{
    /// <returns>Empty when the address is unknown, for example behind a Unix socket.</returns>
    public static byte[] Of(IPAddress? address)
    {
        if (address is null)
        {
            return [];
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length == 16 ? bytes[..8] : bytes;
    }

    /// <summary>The key under which the requests of one client are counted.</summary>
    public static string Key(IPAddress? address) => Convert.ToHexString(Of(address));
}
