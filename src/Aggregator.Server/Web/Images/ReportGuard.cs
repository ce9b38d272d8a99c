namespace Aggregator.Server.Web.Images;

/// <summary>Who may report: a reader who stands on a page of ours. Pages are cached for everyone, so they carry no token.</summary>
internal static class ReportGuard
{
    /// <remarks>
    /// Every browser says where a form stood: Sec-Fetch-Site in all of today's, Origin with every POST in those before.
    /// Neither can be set by a page of another site (https://fetch.spec.whatwg.org/#origin-header, W3C Fetch Metadata).
    /// </remarks>
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
