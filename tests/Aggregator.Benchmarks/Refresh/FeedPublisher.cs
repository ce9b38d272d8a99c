using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks.Refresh;

/// <summary>Serves made-up feeds with full texts on loopback, with validators, as publishers do.</summary>
internal sealed class FeedPublisher : IAsyncDisposable
{
    private const int Ports = 50;

    private readonly WebApplication _server;
    private readonly List<(byte[] Body, string ETag)> _feeds;
    private readonly List<int> _ports;

    private FeedPublisher(WebApplication server, List<(byte[] Body, string ETag)> feeds)
    {
        _server = server;
        _feeds = feeds;
        _ports = [.. server.Urls.Select(url => new Uri(url).Port)];
    }

    public long TotalBytes => _feeds.Sum(feed => (long)feed.Body.Length);

    public int Origins => _ports.Count;

    public IReadOnlyList<Uri> FeedUrls =>
        [.. Enumerable.Range(0, _feeds.Count).Select(i => new Uri($"http://127.0.0.1:{_ports[i % _ports.Count]}/feeds/{i}.rss"))];

    public static async Task<FeedPublisher> StartAsync(int feeds, int entries, CancellationToken cancellationToken)
    {
        var documents = Enumerable.Range(0, feeds)
            .Select(i => Encoding.UTF8.GetBytes(MadeUpFeed.Write(i, entries)))
            .Select(body => (body, $"\"{Convert.ToHexString(SHA256.HashData(body).AsSpan(0, 8))}\""))
            .ToList();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < Ports; i++)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        var server = builder.Build();
        server.MapGet("/feeds/{name}", (HttpContext context, string name) =>
            AnswerAsync(context, documents[int.Parse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture)]));
        await server.StartAsync(cancellationToken);
        return new FeedPublisher(server, documents);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, (byte[] Body, string ETag) feed)
    {
        context.Response.Headers.ETag = feed.ETag;
        if (context.Request.Headers.IfNoneMatch == feed.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        context.Response.ContentLength = feed.Body.Length;
        await context.Response.Body.WriteAsync(feed.Body);
    }
}
