namespace Aggregator.Text.Addresses;

/// <summary>The host of an address as name servers know it; .NET takes hosts for valid that they could not know, and refuses only to spell them.</summary>
public static class HostName
{
    /// <summary>In ASCII and lower case; a name that has no such spelling (U+FFFD in it, a label of a hundred letters) as it was written.</summary>
    public static string Ascii(Uri address) => Spelled(address) ?? address.Host.ToLowerInvariant();

    /// <summary>A site's name, with which its other hosts end.</summary>
    public static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    /// <returns>Null for a name that no name server could know.</returns>
    public static string? Spelled(Uri address)
    {
        try
        {
            return address.IdnHost.ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
