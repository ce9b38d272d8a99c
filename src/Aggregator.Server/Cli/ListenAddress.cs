namespace Aggregator.Server.Cli;

/// <summary>Addresses on which the site may listen.</summary>
internal static class ListenAddress
{
    /// <summary>http or https with a host and a port from 0 to 65535. The host may be * or +: every address of this machine.</summary>
    public static bool IsUsable(string address)
    {
        var host = address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? address[7..]
            : address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? address[8..]
            : "";
        return Uri.TryCreate($"http://{(host is ['*' or '+', .. var port] ? $"localhost{port}" : host)}", UriKind.Absolute, out var named)
            && named is { UserInfo: "", AbsolutePath: "/", Query: "", Fragment: "" };
    }
}
