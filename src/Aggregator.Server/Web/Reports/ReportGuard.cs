namespace Aggregator.Server.Web.Reports;

/// <summary>Accepts a report only from a page of our site. Pages are cached for everyone, so they carry no token.</summary>
internal static class ReportGuard
{
    /// <remarks>Every browser says on which site a form stood: current ones send Sec-Fetch-Site, older ones send Origin with
    /// every POST. A page of another site can set neither (https://fetch.spec.whatwg.org/#origin-header, W3C Fetch
    /// Metadata).</remarks>
    public static bool IsFromUs(HttpRequest request, SiteOptions site)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } relation)
        {
            return relation == "same-origin";
        }

        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && (origin.Authority == site.BaseUrl.Authority || origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
