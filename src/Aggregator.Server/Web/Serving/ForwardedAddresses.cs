using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Aggregator.Server.Web.Serving;

/// <summary>Behind a reverse proxy every request comes from the proxy's address. Its header names the real address, and counts
/// when the operator trusts the proxy.</summary>
internal static class ForwardedAddresses
{
    public static void Use(WebApplication app)
    {
        var trusted = app.Services.GetRequiredService<SiteOptions>().TrustedProxies;
        if (trusted.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted.Select(Network).OfType<System.Net.IPNetwork>())
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <returns>Null when the text is neither an address nor a network.</returns>
    public static System.Net.IPNetwork? Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return System.Net.IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
