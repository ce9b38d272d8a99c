using System.Net;
using Aggregator.Text.Addresses;

namespace Aggregator.Fetching.Http;

/// <summary>Writes one HTTP request: it says who asks, and sends the validators of the stored content.</summary>
internal static class RequestWriter
{
    /// <param name="cookies">The cookies that earlier answers of the redirect chain set; null for none.</param>
    public static HttpRequestMessage Write(FetchRequest request, Uri url, string? cookies, FetchingOptions options)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        Add(message, "User-Agent", request.UserAgent ?? options.UserAgent);
        Add(message, "Accept", Accept(request.Kind));
        Add(message, "Accept-Language", "ar, *;q=0.5");
        Add(message, "Accept-Encoding", "gzip, deflate, br");

        // Servers send malformed validators and expect them back unchanged.
        Add(message, "If-None-Match", request.Validators.ETag);
        Add(message, "If-Modified-Since", request.Validators.LastModified);

        // The operator's headers may hold a secret for this host only.
        if (IsSameHost(request.Url, url))
        {
            foreach (var (name, value) in request.Headers)
            {
                // Remove throws for the name of a content header, like Content-Type. Adding such a header does nothing.
                if (message.Headers.NonValidated.Contains(name))
                {
                    message.Headers.Remove(name);
                }

                Add(message, name, value);
            }
        }

        if (cookies is not null)
        {
            var own = message.Headers.NonValidated.TryGetValues("Cookie", out var values) ? values.ToString() : null;
            message.Headers.Remove("Cookie");
            Add(message, "Cookie", own is null ? cookies : $"{own}; {cookies}");
        }

        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static bool IsSameHost(Uri first, Uri url) =>
        first.Port == url.Port && first.Scheme == url.Scheme && HostName.Ascii(first) == HostName.Ascii(url);

    private static string Accept(FetchKind kind) => kind switch
    {
        FetchKind.Feed => "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
        FetchKind.Page => "text/html, application/xhtml+xml, */*;q=0.5",
        FetchKind.Image => "image/avif, image/webp, image/*, */*;q=0.1",
        FetchKind.Robots => "text/plain, */*;q=0.5",
        _ => "*/*",
    };
}
