using System.Net;
using Aggregator.Fetching.Http;
using Aggregator.Fetching.Politeness;
using Aggregator.Text.Addresses;
using Aggregator.Text.Sentences;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Aggregator.Fetching;

/// <summary>Requests one document: safely, politely, and with a result value for every way in which the request can
/// end.</summary>
/// <remarks>One instance serves the whole program: all callers share connections, politeness and robots.txt.</remarks>
public sealed class Fetcher : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly NetworkGuard _guard;
    private readonly GuardedProxy? _proxy;
    private readonly HostGate _gate;
    private readonly RobotsCache _robots;
    private readonly ResponseReader _reader;
    private readonly HttpMessageInvoker _http;

    /// <param name="handler">Null for the real network with its guard; tests pass another handler.</param>
    public Fetcher(FetchingOptions options, TimeProvider timeProvider, HttpMessageHandler? handler = null)
        : this(options, timeProvider, handler, (options.UseProxy ? HttpClient.DefaultProxy : null, Dns.GetHostAddressesAsync))
    {
    }

    internal Fetcher(FetchingOptions options, TimeProvider timeProvider, HttpMessageHandler? handler, (IWebProxy? Proxy, Resolver Resolve) network)
    {
        _options = options;
        _timeProvider = timeProvider;
        _guard = new NetworkGuard(options.AllowedNetworks, options.AllowedPorts);
        _proxy = network.Proxy is { } proxy ? new GuardedProxy(proxy, _guard) : null;
        _gate = new HostGate(options, timeProvider, () => Resilience.NewPipeline(options, timeProvider));
        _robots = new RobotsCache(options, timeProvider, FetchAsync);
        _reader = new ResponseReader(options, timeProvider);
        Clocks = new ServerClocks(timeProvider);
        _http = new HttpMessageInvoker(handler ?? GuardedHandler.Create(options, _guard, _proxy, network.Resolve));
    }

    /// <summary>What the servers that answered say of our clock.</summary>
    public ServerClocks Clocks { get; }

    internal int RememberedHosts => Math.Max(_gate.Count, _robots.Count);

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url;
        Uri? movedTo = null;
        var isPermanent = true;
        var isRefreshed = false;
        var cookies = new ChainCookies(_timeProvider);
        var visited = new HashSet<(Uri, string?)>();
        while (visited.Add((url, cookies.HeaderFor(url))) && visited.Count <= _options.MaxRedirects + 1)
        {
            switch (await VisitAsync(request, url, cookies, cancellationToken))
            {
                case Hop.Redirected(var target, var permanent):
                    isPermanent &= permanent;
                    movedTo = isPermanent ? target : movedTo;
                    url = target;
                    break;
                case Hop.Refreshed(var target, _) when !isRefreshed && !visited.Contains((target, cookies.HeaderFor(target))):
                    (isRefreshed, isPermanent) = (true, false);
                    url = target;
                    break;
                case Hop.Refreshed(_, var page):
                    return End(page);
                case Hop.Ended(FetchOutcome.Fetched fetched):
                    return End(fetched);
                case Hop.Ended(var outcome):
                    return outcome;
            }
        }

        return new FetchOutcome.Failed(FetchFailure.TooManyRedirects, new(SentenceKind.RedirectCircle, request.Url.AbsoluteUri, $"{_options.MaxRedirects}"));

        // A move that needs a cookie is no real move. After a meta refresh the validators are the feed's, but the next request goes
        // to the page first, and the page would compare them with its own.
        FetchOutcome.Fetched End(FetchOutcome.Fetched fetched) => fetched with
        {
            MovedTo = cookies.WereSent ? null : movedTo,
            Validators = isRefreshed ? Validators.None : fetched.Validators,
        };
    }

    /// <summary>Our clock was set back: waits that were noted in a wrong future would never end.</summary>
    public void ForgetTimes()
    {
        Clocks.Forget();
        _gate.Forget();
        _robots.Forget();
    }

    public void Dispose()
    {
        _http.Dispose();
        _reader.Dispose();
    }

    private async Task<Hop> VisitAsync(FetchRequest request, Uri url, ChainCookies cookies, CancellationToken cancellationToken)
    {
        if (Forbidden(url) is { } reason)
        {
            return new Hop.Ended(new FetchOutcome.Failed(FetchFailure.ForbiddenAddress, reason));
        }

        // The handler would throw for such an address.
        if (HostName.Spelled(url) is null)
        {
            return new Hop.Ended(new FetchOutcome.Failed(FetchFailure.UnknownHost, new(SentenceKind.UnknownName, url.Host)));
        }

        var robots = request.ObeyRobots ? await _robots.AskAsync(url, cancellationToken) : new RobotsAnswer.Allowed(null);
        if (robots is not RobotsAnswer.Allowed(var crawlDelay))
        {
            return new Hop.Ended(robots is RobotsAnswer.Unknown(var later)
                ? new FetchOutcome.Deferred(later)
                : new FetchOutcome.Failed(FetchFailure.DisallowedByRobots, new(SentenceKind.RobotsForbid, url.Authority, url.AbsolutePath)));
        }

        switch (await _gate.EnterAsync(url, crawlDelay, cancellationToken))
        {
            case GateOutcome.Entered(var turn):
                using (turn)
                {
                    return await ExchangeAsync(request, url, (turn.Lane, cookies), cancellationToken);
                }

            case GateOutcome.ComeBack(var until):
                return new Hop.Ended(new FetchOutcome.Deferred(until));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Sentence? Forbidden(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https"))
        {
            return new Sentence(SentenceKind.NotAWebAddress, url.ToString());
        }

        var isProxied = _proxy is not null && !_proxy.IsBypassed(url);
        return _guard.Refusal(url, isProxied)
            ?? (isProxied && NetworkGuard.IsInternalName(HostName.Ascii(url)) ? new Sentence(SentenceKind.InternalName, url.Host) : null);
    }

    private async Task<Hop> ExchangeAsync(
        FetchRequest request, Uri url, (HostLane Lane, ChainCookies Cookies) chain, CancellationToken cancellationToken)
    {
        var (lane, cookies) = chain;
        using var limit = new CancellationTokenSource(_options.TotalTimeout, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await lane.Pipeline.ExecuteAsync(
                async token =>
                {
                    using var message = RequestWriter.Write(request, url, cookies.HeaderFor(url), _options);
                    return await _http.SendAsync(message, token);
                },
                either.Token);
            cookies.Take(response.Headers, url);
            if (response.Headers.Date is { } date)
            {
                Clocks.Note(url.Authority, date + (response.Headers.Age ?? TimeSpan.Zero));
            }

            var hop = await _reader.ReadAsync(response, request, url, either.Token);
            if (hop is Hop.Ended(FetchOutcome.Deferred(var until)))
            {
                _gate.NoteDeferral(lane, url, until);
            }

            return hop;
        }
        catch (BrokenCircuitException open)
        {
            return new Hop.Ended(new FetchOutcome.Deferred(_timeProvider.GetUtcNow() + (open.RetryAfter ?? _options.CircuitBreak)));
        }
        catch (HttpRequestException fault) when (!cancellationToken.IsCancellationRequested)
        {
            return new Hop.Ended(FailureClasses.Classify(fault, url));
        }
        catch (TimeoutRejectedException late) when (!cancellationToken.IsCancellationRequested)
        {
            return new Hop.Ended(FailureClasses.Classify(late, url));
        }
        catch (SystemException fault) when (fault is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Hop.Ended(FailureClasses.Classify(fault, url));
        }
    }
}
