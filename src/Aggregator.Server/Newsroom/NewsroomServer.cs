using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Aggregator.Server.Newsroom;

/// <summary>The newsroom on loopback, a port for each outlet, because *.localhost does not resolve everywhere.</summary>
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

    /// <summary>Where each outlet answers.</summary>
    public IEnumerable<(string Host, int Port)> Ports => _addresses.Select(outlet => (outlet.Key, outlet.Value.Port));

    /// <param name="now">What the dates are counted from, as long as the server runs: validators stay valid.</param>
    /// <param name="ports">By host, the ports that outlets should take; any free one for the others.</param>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<NewsroomServer> StartAsync(
        InventedNewsroom newsroom, DateTimeOffset now, IReadOnlyDictionary<string, int> ports, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newsroom);
        ArgumentNullException.ThrowIfNull(ports);
        // Those with a port of their own first: what is free may be theirs.
        var outlets = newsroom.Outlets.OrderByDescending(outlet => ports.ContainsKey(outlet.Host)).ToList();
        // The empty builder: no settings of the real server, its address least of all, may reach this one.
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

    /// <summary>The base address of an outlet, by its host or an alias; null for a stranger.</summary>
    public Uri? AddressOf(string host) =>
        _newsroom.OutletAt(host) is { } outlet ? _addresses.GetValueOrDefault(outlet.Host) : null;

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    // Kestrel binds and lists its addresses in the order in which they were asked for.
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
