using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Server.Web;

/// <summary>Sends a representation: 304 where the client has it, compressed where it can read that.</summary>
internal sealed class RepresentationResult(Representation document, string cacheControl) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var encoding = Encoding(request.Headers.AcceptEncoding);
        response.Headers.ETag = document.ETag(encoding);
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = "Accept-Encoding";
        if (document.LastModifiedText is { } changed)
        {
            response.Headers.LastModified = changed;
        }

        if (document.Status == StatusCodes.Status200OK && ClientHasIt(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = document.In(encoding);
        response.StatusCode = document.Status;
        response.ContentType = document.MediaType;
        response.ContentLength = body.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
        }
    }

    // If-None-Match wins: If-Modified-Since is for clients that send no validator (RFC 9110 §13.2.2).
    private bool ClientHasIt(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch is { Count: > 0 } validators)
        {
            return document.IsNamedBy(validators.ToString());
        }

        return document.LastModified is { } changed
            && DateTimeOffset.TryParse(request.Headers.IfModifiedSince, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            && changed.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    private static string? Encoding(StringValues accepted)
    {
        var text = accepted.ToString();
        // Nearly every client names encodings without weights: only a weight needs reading.
        if (!text.Contains(";q=0", StringComparison.Ordinal) && !text.Contains("; q=0", StringComparison.Ordinal))
        {
            return text.Contains("br", StringComparison.OrdinalIgnoreCase) ? "br"
                : text.Contains("gzip", StringComparison.OrdinalIgnoreCase) || text.Contains('*', StringComparison.Ordinal) ? "gzip"
                : null;
        }

        return Weighed(text);
    }

    private static string? Weighed(string text)
    {
        string? chosen = null;
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = item.Split(';', StringSplitOptions.TrimEntries);
            if (parts.Skip(1).Any(part => part is "q=0" or "q=0.0" or "q=0.00" or "q=0.000"))
            {
                continue;
            }

            if (parts[0].Equals("br", StringComparison.OrdinalIgnoreCase))
            {
                return "br";
            }

            chosen = parts[0] is "*" || parts[0].Equals("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : chosen;
        }

        return chosen;
    }
}
