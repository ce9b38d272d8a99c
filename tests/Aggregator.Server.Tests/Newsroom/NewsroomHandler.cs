using System.Net;
using Aggregator.Server.Newsroom;

namespace Aggregator.Server.Tests.Newsroom;

/// <summary>The newsroom without sockets: it answers requests to the invented hosts, always at one fixed time.</summary>
internal sealed class NewsroomHandler(InventedNewsroom newsroom, DateTimeOffset now) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri ?? throw new InvalidOperationException("A request needs an address.");
        var answer = newsroom.Respond(address.Host, address.PathAndQuery, now);
        var isKnown = request.Headers.TryGetValues("If-None-Match", out var tags) && answer.IsKnownTo(tags.First());
        var response = new HttpResponseMessage(isKnown ? HttpStatusCode.NotModified : (HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(isKnown ? default : answer.Body),
        };
        response.Headers.Location = answer.Location;
        response.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        if (answer.ETag is { } tag)
        {
            response.Headers.TryAddWithoutValidation("ETag", tag);
        }

        return response;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
