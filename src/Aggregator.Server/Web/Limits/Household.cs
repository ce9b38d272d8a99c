using System.Net;
using System.Net.Sockets;

namespace Aggregator.Server.Web.Limits;

/// <summary>One household, as far as addresses tell: an IPv6 customer has 2⁶⁴ of them.</summary>
internal static class Household
{
    /// <returns>Empty when nobody knows the address, as behind a Unix socket.</returns>
    public static byte[] Of(IPAddress? address)
    {
        if (address is null)
        {
            return [];
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length == 16 ? bytes[..8] : bytes;
    }

    /// <summary>For counting what one household asks for.</summary>
    public static string Key(IPAddress? address) => Convert.ToHexString(Of(address));
}
