using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Aggregator.Server.Newsroom;

/// <summary>The newsroom on loopback. Each outlet has its own port, because *.localhost does not resolve everywhere.</summary>
public sealed class NewsroomServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly InventedNewsroom _newsroom;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, Uri> _addresses = [];

    private NewsroomServer(WebApplication application, InventedNewsroom newsroom, DateTimeOffset now)
    {
        _application = application;
        _newsroom = newsroom;
        _now = now;
    }

    /// <summary>The sources of the newsroom at their loopback addresses, in the form of feeds.json.</summary>
    public string FeedsJson => _newsroom.FeedsJson(AddressOf);

    /// <summary>The address of each outlet.</summary>
    public IEnumerable<(string Host, int Port)> Ports => _addresses.Select(outlet => (outlet.Key, outlet.Value.Port));

    /// <param name="now">The time from which dates count while the server runs; it is fixed so that validators stay
    /// valid.</param>
    /// <param name="ports">By host, the ports that outlets should take; the others take any free port.</param>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<NewsroomServer> StartAsync(
        InventedNewsroom newsroom, DateTimeOffset now, IReadOnlyDictionary<string, int> ports, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newsroom);
        ArgumentNullException.ThrowIfNull(ports);
        // Outlets with a fixed port come first, because the system may give any free port to the others.
        var outlets = newsroom.Outlets.OrderByDescending(outlet => ports.ContainsKey(outlet.Host)).ToList();
        // The empty builder reads no configuration, so that no setting of the real server, such as its address, is used here.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var outlet in outlets)
            {
                kestrel.Listen(IPAddress.Loopback, ports.GetValueOrDefault(outlet.Host));
            }
        });
        var server = new NewsroomServer(builder.Build(), newsroom, now);
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync(cancellationToken);
        server.NoteAddresses(outlets);
        return server;
    }

    /// <summary>The base address of an outlet by its host or an alias; null for an unknown host.</summary>
    public Uri? AddressOf(string host) =>
        _newsroom.OutletAt(host) is { } outlet ? _addresses.GetValueOrDefault(outlet.Host) : null;

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    // Kestrel binds and lists its addresses in the order in which they were given.
    private void NoteAddresses(List<Outlet> outlets)
    {
        var bound = _application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        foreach (var (outlet, address) in outlets.Zip(bound))
        {
            _addresses.Add(outlet.Host, new(address));
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var outlet = _addresses.First(pair => pair.Value.Port == context.Connection.LocalPort).Key;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var answer = _newsroom.Respond(outlet, target, _now, AddressOf);
        context.Response.Headers.ETag = answer.ETag;
        if (answer.IsKnownTo(context.Request.Headers.IfNoneMatch))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers.Location = answer.Location?.AbsoluteUri;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
