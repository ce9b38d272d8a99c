using System.Net;
using System.Net.Sockets;
using System.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Fetching.Http;

/// <summary>Finds the addresses of a name.</summary>
internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellationToken);

/// <summary>An HTTP handler that looks at the real address at the moment of connecting, so that no name server can change it afterwards.</summary>
internal static class GuardedHandler
{
    public static SocketsHttpHandler Create(FetchingOptions options, NetworkGuard guard, GuardedProxy? proxy, Resolver resolve)
    {
        return new SocketsHttpHandler
        {
            // Redirects are followed by the Fetcher, which looks at each; bodies are inflated by BodyReader, which counts.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = proxy is not null,
            Proxy = proxy,
            ConnectTimeout = options.ConnectTimeout,
            MaxResponseHeadersLength = options.MaxHeaderKilobytes,
            MaxConnectionsPerServer = options.MaxInFlightPerHost,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            ActivityHeadersPropagator = null,
            // Validators come back byte for byte, whatever bytes they are.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ConnectCallback = (context, cancellationToken) =>
                ConnectAsync(context, proxy is not null && proxy.IsProxy(context), (guard, resolve, options.ConnectTimeout), cancellationToken),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        bool isProxy,
        (NetworkGuard Guard, Resolver Resolve, TimeSpan Timeout) how,
        CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var found = IPAddress.TryParse(endPoint.Host, out var literal) ? [literal] : await how.Resolve(endPoint.Host, cancellationToken);
        var allowed = isProxy ? found : [.. found.Where(how.Guard.Allows)];
        if (allowed.Length == 0)
        {
            throw found.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new ForbiddenAddressException($"{endPoint.Host} is at {found[0]}, which is not a public address");
        }

        return await ConnectToFirstAsync(allowed, endPoint.Port, how.Timeout / allowed.Length, cancellationToken);
    }

    /// <summary>Each address gets its share of the time: a dead IPv6 route must not use it up.</summary>
    private static async Task<Stream> ConnectToFirstAsync(IPAddress[] addresses, int port, TimeSpan share, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(share);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), limit.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException fault)
            {
                socket.Dispose();
                last = fault;
            }
            catch (OperationCanceledException)
            {
                socket.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
                last = new SocketException((int)SocketError.TimedOut);
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}

/// <summary>The operator's proxy, kept out of the way of addresses that the operator opened to us.</summary>
internal sealed class GuardedProxy(IWebProxy inner, NetworkGuard guard) : IWebProxy
{
    public ICredentials? Credentials { get => inner.Credentials; set => inner.Credentials = value; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => guard.IsOpened(host) || inner.IsBypassed(host);

    /// <summary>Whether this connection leads to the proxy itself, which the operator chose and which may be private.</summary>
    public bool IsProxy(SocketsHttpConnectionContext context)
    {
        // For https the handler opens a tunnel with a request of its own, which names the proxy and not the page.
        var request = context.InitialRequestMessage;
        return request.Method == HttpMethod.Connect
            || (request.RequestUri is { } url
                && GetProxy(url) is { } proxy
                && proxy.Port == context.DnsEndPoint.Port
                && HostName.Ascii(proxy).Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Thrown inside the connect callback, the only way out of it; the Fetcher turns it into an outcome.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
