using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>Makes odd requests to a route: values, queries, headers, methods and bodies that no page of ours sends.</summary>
internal sealed partial class RequestFuzz(Random random)
{
    private static readonly string[] Values =
    [
        "", "0", "1", "2", "-1", "9223372036854775807", "9223372036854775808", "1e9", "NaN", "null", "%00", "%FF%FE", "..%2F..%2Fetc%2Fpasswd", "%C3%28",
        "%F0%9F%98%80", "%D9%82%D8%B7%D8%A7%D8%B1", "%22", "%27%20OR%201%3D1--", "%22a%20NEAR%20b*", "-", "*", "()", "a:b", "%20", "%0D%0AX:%20y", "%3Cscript%3E", "2026-11", "9999-99", "0000-00",
        "sports", "ma", "rasid", "rss", "site.css", "true", "[]", "{}", "%ED%A0%80", "%EF%BF%BD", "%E2%80%AE", "%D9%80%D9%80", "%D9%8E",
    ];

    private static readonly string[] Names =
    [
        "q", "source", "section", "country", "without", "images", "form", "limit", "before", "after", "since", "page", "month", "cursor", "by", "what", "subject", "next", "format", "u", "s", "w", "thanks", "%00",
    ];

    private static readonly string[] Methods = ["GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"];

    private static readonly string[] Types =
    [
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=b",
        "application/json", "text/plain; charset=none", "", ";;;", "application/x-www-form-urlencoded; charset=\"",
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("If-None-Match", ["*", "\"", "W/", "\"a\",,\"b\"", "\u00ff"]), ("If-Modified-Since", ["yesterday", "Thu, 99 Foo 2026 99:99:99 GMT", "0001-01-01T00:00:00+14:00"]),
        ("Accept-Encoding", ["br;q=", "gzip;q=0", ";q=0,", "*", "identity;q=0.0, *;q=0"]), ("Range", ["bytes=0-", "bytes=9-1", "x"]),
        ("Cookie", ["=", ";;;", "a", "form=%00", "session=" + "x"]), ("Authorization", ["Bearer", "Bearer ", "Basic ===", "Bearer \u00ff"]),
        ("X-Forwarded-For", ["nobody", "1.2.3.4, ::1", "[::1", "999.1.1.1"]), ("X-Forwarded-Proto", ["gopher", ""]), ("Origin", ["null", "http://", "http://[", "https://site.example"]),
        ("Sec-Fetch-Site", ["same-origin", "none", "\u00ff"]), ("Referer", ["http://[", "x"]), ("Accept-Language", ["ar;q=", "*", "\u00ff"]), ("Content-Encoding", ["gzip", "x"]),
    ];

    public HttpRequestMessage Request(Uri site, RouteEndpoint route)
    {
        var path = Variable().Replace($"/{route.RoutePattern.RawText?.TrimStart('/')}", _ => Value());
        var query = string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Pick(Names)}={Value()}"));
        var request = new HttpRequestMessage(new HttpMethod(Pick(Methods)), new Uri(site.GetLeftPart(UriPartial.Authority) + path + (query.Length > 0 ? $"?{query}" : ""), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            request.Content = Body();
        }

        foreach (var (name, values) in Enumerable.Range(0, random.Next(4)).Select(_ => Headers[random.Next(Headers.Length)]))
        {
            request.Headers.TryAddWithoutValidation(name, Pick(values));
        }

        return request;
    }

    private ByteArrayContent Body()
    {
        var bytes = random.Next(3) == 0 ? Encoding.UTF8.GetBytes($"image={Value()}&form={Value()}&name={Value()}&{Value()}") : Noise();
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", Pick(Types));
        return content;
    }

    private byte[] Noise()
    {
        var bytes = new byte[random.Next(1500)];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Value() => random.Next(12) == 0 ? string.Concat(Enumerable.Range(0, random.Next(300)).Select(_ => Pick(Values))) : Pick(Values);

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Variable();
}
