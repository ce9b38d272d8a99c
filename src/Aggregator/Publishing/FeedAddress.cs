using System.Text;

namespace Aggregator.Publishing;

/// <summary>Addresses as feeds want them: RFC 3986 to the letter, where browsers and papers are lax.</summary>
internal static class FeedAddress
{
    extension(Uri address)
    {
        /// <summary>ASCII alone: Arabic hosts in punycode, the brackets of PHP's queries (<c>?tag[]=1</c>) escaped.</summary>
        public string FeedForm => WithoutBrackets(Ascii.IsValid(address.AbsoluteUri) ? address.AbsoluteUri : WithAsciiHost(address));
    }

    private static string WithAsciiHost(Uri address)
    {
        try
        {
            return new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;
        }
        catch (UriFormatException)
        {
            // A host that no name server could know: one dead link must not cost the feed.
            return address.AbsoluteUri;
        }
    }

    /// <summary>Hosts keep theirs: so IPv6 is written.</summary>
    private static string WithoutBrackets(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal);
        var path = host < 0 ? 0 : Math.Max(0, address.IndexOf('/', host + 3));
        return address.AsSpan(path).ContainsAny('[', ']')
            ? address[..path] + address[path..].Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal)
            : address;
    }
}
