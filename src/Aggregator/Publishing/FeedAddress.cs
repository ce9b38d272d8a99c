using System.Text;
using System.Text.RegularExpressions;
using Aggregator.Text.Addresses;

namespace Aggregator.Publishing;

/// <summary>Addresses as feeds want them: RFC 3986 to the letter, where browsers and papers are lax.</summary>
internal static partial class FeedAddress
{
    extension(Uri address)
    {
        /// <summary>ASCII alone: Arabic hosts in punycode, the brackets of PHP's queries (<c>?tag[]=1</c>) escaped.</summary>
        public string FeedForm => WithoutBrackets(Ascii.IsValid(address.AbsoluteUri) ? address.AbsoluteUri : WithAsciiHost(address));
    }

    // A host that no name server could know leads nowhere, but XML may have no way to write it: one dead link must not cost the feed.
    private static string WithAsciiHost(Uri address) => HostName.Spelled(address) is { } host
        ? new UriBuilder(address) { Host = host }.Uri.AbsoluteUri
        : NotAscii.Replace(address.AbsoluteUri, characters => Uri.EscapeDataString(characters.Value));

    /// <summary>Hosts keep theirs: so IPv6 is written.</summary>
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
