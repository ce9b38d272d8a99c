using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks.Serving;

/// <summary>Kestrel with one endpoint and nothing else: the upper bound for the program.</summary>
internal sealed class BareKestrel : IAsyncDisposable
{
    private const string Tag = "\"bare\"";

    private readonly WebApplication _server;

    private BareKestrel(WebApplication server)
    {
        _server = server;
    }

    public Uri Address => new(_server.Urls.First());

    public static async Task<BareKestrel> StartAsync(byte[] plain, byte[] gzip, CancellationToken cancellationToken)
    {
        // The server watches its content root for new settings. In /tmp it would notice every line that nginx logs.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = builder.Build();
        server.Run(context => AnswerAsync(context, plain, gzip));
        await server.StartAsync(cancellationToken);
        return new BareKestrel(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, byte[] plain, byte[] gzip)
    {
        var (request, response) = (context.Request.Headers, context.Response);
        response.Headers.ETag = Tag;
        if (request.IfNoneMatch.Count > 0)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = request.AcceptEncoding.Count > 0 ? gzip : plain;
        response.ContentType = "application/rss+xml; charset=utf-8";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }
}
