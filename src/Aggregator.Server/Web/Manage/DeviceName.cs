namespace Aggregator.Server.Web.Manage;

/// <summary>A short name of a browser, by which a person recognises a session.</summary>
internal static class DeviceName
{
    // Chrome's name is in the names of most others, and Safari's in Chrome's, so the order counts.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("SamsungBrowser/", "Samsung Internet"), ("Chrom", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        string?[] names = [Find(Browsers, agent), Find(Systems, agent)];
        return string.Join(" · ", names.OfType<string>()) is { Length: > 0 } name ? name : "متصفح";
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
