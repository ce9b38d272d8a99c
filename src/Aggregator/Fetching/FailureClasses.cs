using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Authentication;
using Aggregator.Fetching.Http;
using Aggregator.Text.Sentences;
using Polly.Timeout;

namespace Aggregator.Fetching;

/// <summary>The kind of failure behind an exception of the network: a fault of the source, or of our own network.</summary>
internal static class FailureClasses
{
    public static FetchOutcome.Failed Classify(Exception fault, Uri url)
    {
        var causes = Causes(fault).ToList();
        if (causes.OfType<ForbiddenAddressException>().FirstOrDefault() is { } forbidden)
        {
            return new FetchOutcome.Failed(FetchFailure.ForbiddenAddress, forbidden.Sentence);
        }

        if (causes.Any(cause => cause is TimeoutRejectedException or TimeoutException or OperationCanceledException))
        {
            return new FetchOutcome.Failed(FetchFailure.TimedOut, new(SentenceKind.TooSlow, url.Host));
        }

        if (causes.Any(cause => cause is AuthenticationException))
        {
            return new FetchOutcome.Failed(FetchFailure.BadCertificate, new(SentenceKind.BadCertificate, url.Host, causes[^1].Message));
        }

        return causes.OfType<SocketException>().FirstOrDefault() is { } socket ? Classify(socket, url) : Classify(causes, url);
    }

    /// <summary>Whether one more try is useful: the name may resolve, or the connection broke before the answer.</summary>
    public static bool IsTemporary(HttpRequestException fault)
    {
        var causes = Causes(fault).ToList();
        return fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.ResponseEnded or HttpRequestError.HttpProtocolError or HttpRequestError.Unknown
            && !causes.Any(cause => cause is ForbiddenAddressException or AuthenticationException)
            && causes.OfType<SocketException>().All(cause => cause.SocketErrorCode is not SocketError.HostNotFound);
    }

    private static FetchOutcome.Failed Classify(SocketException socket, Uri url) => socket.SocketErrorCode switch
    {
        SocketError.TimedOut => new FetchOutcome.Failed(FetchFailure.TimedOut, new(SentenceKind.ConnectTimedOut, url.Host)),
        SocketError.NetworkUnreachable or SocketError.NetworkDown => new FetchOutcome.Failed(FetchFailure.Offline, new(SentenceKind.NoNetwork)),
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain when !NetworkInterface.GetIsNetworkAvailable() =>
            new FetchOutcome.Failed(FetchFailure.Offline, new(SentenceKind.NoNetwork)),
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            new FetchOutcome.Failed(FetchFailure.UnknownHost, new(SentenceKind.UnknownName, url.Host)),
        _ => new FetchOutcome.Failed(FetchFailure.Unreachable, new(SentenceKind.NoConnection, url.Authority, socket.Message)),
    };

    private static FetchOutcome.Failed Classify(List<Exception> causes, Uri url)
    {
        var http = causes.OfType<HttpRequestException>().FirstOrDefault()?.HttpRequestError
            ?? causes.OfType<HttpIOException>().FirstOrDefault()?.HttpRequestError;
        return http switch
        {
            HttpRequestError.ConfigurationLimitExceeded => new FetchOutcome.Failed(FetchFailure.TooLarge, new(SentenceKind.HeadersTooLarge, url.AbsoluteUri)),
            HttpRequestError.NameResolutionError => new FetchOutcome.Failed(FetchFailure.UnknownHost, new(SentenceKind.UnknownName, url.Host)),
            _ => new FetchOutcome.Failed(FetchFailure.Unreachable, new(SentenceKind.NoConnection, url.Authority, causes[^1].Message)),
        };
    }

    private static IEnumerable<Exception> Causes(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
