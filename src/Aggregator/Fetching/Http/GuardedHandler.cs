using System.Net;
using System.Net.Sockets;
using System.Text;
using Aggregator.Text.Addresses;
using Aggregator.Text.Sentences;

namespace Aggregator.Fetching.Http;

/// <summary>Finds the IP addresses of a host name.</summary>
internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellationToken);

/// <summary>An HTTP handler that checks the IP address at the moment of connecting, so that no name server can change it after
/// the check.</summary>
internal static class GuardedHandler
{
    public static SocketsHttpHandler Create(FetchingOptions options, NetworkGuard guard, GuardedProxy? proxy, Resolver resolve)
    {
        return new SocketsHttpHandler
        {
            // The Fetcher follows redirects and checks each one; BodyReader decompresses bodies and counts their bytes.
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
            // Latin-1 keeps the bytes of validators unchanged.
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
        var reachable = isProxy ? found : [.. found.Where(how.Guard.Allows)];
        var allowed = isProxy ? found : [.. reachable.Where(address => how.Guard.AllowsPort(address, endPoint.Port))];
        if (allowed.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound)
                : reachable.Length > 0 ? new ForbiddenAddressException(NetworkGuard.OddPort(endPoint.Host, endPoint.Port))
                : new ForbiddenAddressException(new Sentence(SentenceKind.PrivateTarget, endPoint.Host, found[0].ToString()));
        }

        return await ConnectToFirstAsync(allowed, endPoint.Port, how.Timeout / allowed.Length, cancellationToken);
    }

    /// <summary>Each IP address gets a part of the time, so that a dead IPv6 route does not use all of it.</summary>
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

/// <summary>The operator's proxy. Addresses in networks that the operator opened do not go through it.</summary>
internal sealed class GuardedProxy(IWebProxy inner, NetworkGuard guard) : IWebProxy
{
    public ICredentials? Credentials { get => inner.Credentials; set => inner.Credentials = value; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : inner.GetProxy(destination);

    public bool IsBypassed(Uri host) => guard.IsOpened(host) || inner.IsBypassed(host);

    /// <summary>Whether the connection leads to the proxy itself. The operator chose the proxy, so it may be private.</summary>
    public bool IsProxy(SocketsHttpConnectionContext context)
    {
        // For https the handler opens a tunnel with a separate request, and that request names the proxy and not the page.
        var request = context.InitialRequestMessage;
        return request.Method == HttpMethod.Connect
            || (request.RequestUri is { } url
                && GetProxy(url) is { } proxy
                && proxy.Port == context.DnsEndPoint.Port
                && HostName.Ascii(proxy).Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>An exception is the only way to refuse inside the connect callback; the Fetcher turns it into an outcome.</summary>
internal sealed class ForbiddenAddressException(Sentence sentence) : Exception(sentence.ToString())
{
    public Sentence Sentence => sentence;
}
