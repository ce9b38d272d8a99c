namespace Aggregator.Text.Addresses;

/// <summary>The host of an address as name servers know it. .NET accepts some hosts that no name server can know, and throws only
/// when their ASCII form is asked for.</summary>
public static class HostName
{
    /// <summary>In ASCII and lower case. A name without an ASCII form (it holds U+FFFD, or a label of a hundred letters) is
    /// returned as it was written.</summary>
    public static string Ascii(Uri address) => Spelled(address) ?? address.Host.ToLowerInvariant();

    /// <summary>The name of a site; the names of its other hosts end with it.</summary>
    public static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;

    /// <returns>Null when no name server could know the name.</returns>
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
