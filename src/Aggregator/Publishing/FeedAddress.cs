using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Text.Addresses;

namespace Aggregator.Publishing;

/// <summary>Addresses as feeds need them: strictly RFC 3986, although browsers and papers accept more.</summary>
internal static partial class FeedAddress
{
    extension(Uri address)
    {
        /// <summary>ASCII only: Arabic hosts in punycode, the brackets of PHP queries (<c>?tag[]=1</c>) escaped.</summary>
        public string FeedForm => WithoutBrackets(Ascii.IsValid(address.AbsoluteUri) ? address.AbsoluteUri : WithAsciiHost(address));
    }

    // No name server can know some hosts, and XML may not be able to hold them. Such a link is escaped, so that it does not
    // break the whole feed.
    private static string WithAsciiHost(Uri address) => HostName.Spelled(address) is { } host
        ? new UriBuilder(address) { Host = host }.Uri.AbsoluteUri
        : NotAscii.Replace(address.AbsoluteUri, characters => Uri.EscapeDataString(characters.Value));

    /// <summary>Hosts keep their brackets, because IPv6 addresses are written with them.</summary>
    private static string WithoutBrackets(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal);
        var path = host < 0 ? 0 : Math.Max(0, address.IndexOf('/', host + 3));
        return address.AsSpan(path).ContainsAny('[', ']')
            ? address[..path] + address[path..].Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
            : address;
    }

    [GeneratedRegex("[^\\0-\\x7F]+")]
    private static partial Regex NotAscii { get; }
}
