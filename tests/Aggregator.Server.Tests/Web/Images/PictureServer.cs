using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>A paper's picture server on loopback that counts its requests.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Type, byte[] Body)> _files = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();

    private PictureServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Answers wait until this task has ended.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The gate holds back only addresses that begin with this path.</summary>
    public string GatedUnder { get; set; } = "/";

    public static async Task<PictureServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new PictureServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <returns>The address of the picture.</returns>
    public Uri Put(string name, byte[] body, string type = "image/jpeg")
    {
        _files[$"/{name}"] = (type, body);
        return new Uri(Address, name);
    }

    public int Asked(string name) => _asked.GetValueOrDefault($"/{name}");

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        _asked.AddOrUpdate(path, 1, (_, count) => count + 1);
        if (path.StartsWith(GatedUnder, StringComparison.Ordinal))
        {
            await Gate;
        }

        if (path.StartsWith("/to/", StringComparison.Ordinal))
        {
            context.Response.Redirect(Uri.UnescapeDataString(path["/to/".Length..]));
        }
        else if (_files.TryGetValue(path, out var file))
        {
            context.Response.ContentType = file.Type;
            await context.Response.Body.WriteAsync(file.Body, context.RequestAborted);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
