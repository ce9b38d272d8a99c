using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Server.Web.Serving;

/// <summary>Sends a representation: 304 when the client has it, and compressed when the client accepts that.</summary>
/// <param name="Made">The stamp under which it was made and may be sent again before routing; null for a document of one
/// request.</param>
/// <param name="Location">The canonical address of the document when the request used another one (RFC 9110 §8.7); otherwise
/// null.</param>
internal sealed record RepresentationResult(Representation Document, string CacheControl, Stamp? Made = null, string? Location = null) : IResult
{
    /// <summary>The size of one write. Kestrel copies a write before it waits for the reader, so this limits the memory for a
    /// long document.</summary>
    private const int Slice = 64 * 1024;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Made is { } made && Document.Status == StatusCodes.Status200OK)
        {
            httpContext.RequestServices.GetRequiredService<FrontDoor>().Keep(httpContext, this, made);
        }

        return SendAsync(httpContext);
    }

    public Task SendAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var encoding = Encoding(request.Headers.AcceptEncoding);
        response.Headers.ETag = Document.ETag(encoding);
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = "Accept-Encoding";
        if (Document.LastModifiedText is { } changed)
        {
            response.Headers.LastModified = changed;
        }

        if (Location is { } location)
        {
            response.Headers.ContentLocation = location;
        }

        if (IsKnownTo(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = Document.In(encoding);
        response.StatusCode = Document.Status;
        response.ContentType = Document.MediaType;
        response.ContentLength = body.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : WriteAsync(response, body, httpContext.RequestAborted);
    }

    private static Task WriteAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken aborted)
    {
        if (body.Length > Slice)
        {
            return WriteSlicesAsync(response, body, aborted);
        }

        var write = response.BodyWriter.WriteAsync(body, aborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    private static async Task WriteSlicesAsync(HttpResponse response, ReadOnlyMemory<byte> body, CancellationToken aborted)
    {
        for (var start = 0; start < body.Length; start += Slice)
        {
            await response.BodyWriter.WriteAsync(body.Slice(start, Math.Min(Slice, body.Length - start)), aborted);
        }
    }

    /// <summary>Whether the document can be sent without compressing it first.</summary>
    public bool IsAtHand(HttpRequest request) => IsKnownTo(request) || Document.Has(Encoding(request.Headers.AcceptEncoding));

    // If-None-Match takes precedence: If-Modified-Since is for clients that send no validator (RFC 9110 §13.2.2).
    public bool IsKnownTo(HttpRequest request)
    {
        if (Document.Status != StatusCodes.Status200OK)
        {
            return false;
        }

        if (request.Headers.IfNoneMatch is { Count: > 0 } validators)
        {
            return Document.IsNamedBy(validators.ToString());
        }

        return Document.LastModified is { } changed
            && DateTimeOffset.TryParse(request.Headers.IfModifiedSince, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            && changed.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    private static string? Encoding(StringValues accepted)
    {
        var text = accepted.ToString();
        // Nearly every client names encodings without weights, so the header is parsed only when it holds a weight.
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
