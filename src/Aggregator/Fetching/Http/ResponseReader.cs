using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aggregator.Text.Sentences;

namespace Aggregator.Fetching.Http;

/// <summary>The result of one request: an outcome, or the next address.</summary>
internal abstract record Hop
{
    private Hop()
    {
    }

    public sealed record Ended(FetchOutcome Outcome) : Hop;

    public sealed record Redirected(Uri Target, bool IsPermanent) : Hop;

    /// <param name="Page">The page that came instead of a feed and sends its readers to another address.</param>
    public sealed record Refreshed(Uri Target, FetchOutcome.Fetched Page) : Hop;
}

/// <summary>Turns a server's answer into an outcome.</summary>
internal sealed class ResponseReader(FetchingOptions options, TimeProvider timeProvider) : IDisposable
{
    /// <summary>The wait of a large body for which there was no room.</summary>
    private static readonly TimeSpan NoRoomWait = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _places = new((int)Math.Max(1, options.BodyBudgetBytes / options.MaxBodyBytes));

    public void Dispose() => _places.Dispose();

    public async Task<Hop> ReadAsync(HttpResponseMessage response, FetchRequest request, Uri url, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
        {
            return Location(response, url) is { } target
                ? new Hop.Redirected(target, status is 301 or 308)
                : Fail(FetchFailure.ServerError, new(SentenceKind.RedirectNowhere, url.AbsoluteUri, $"{status}"), status);
        }

        return response.StatusCode switch
        {
            HttpStatusCode.NotModified when request.Validators != Validators.None =>
                new Hop.Ended(new FetchOutcome.NotModified(Freshness.FreshFor(response, timeProvider.GetUtcNow()))),
            HttpStatusCode.NotModified or HttpStatusCode.PartialContent =>
                Fail(FetchFailure.ServerError, new(SentenceKind.UnaskedAnswer, url.AbsoluteUri, $"{status}"), status),
            _ when response.IsSuccessStatusCode => await ReadBodyAsync(response, request, url, cancellationToken),
            _ => Refusal(response, url, status),
        };
    }

    private async Task<Hop> ReadBodyAsync(HttpResponseMessage response, FetchRequest request, Uri url, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > options.MaxBodyBytes)
        {
            return Fail(FetchFailure.TooLarge, new(SentenceKind.BodyTooLarge, url.AbsoluteUri, $"{options.MaxBodyBytes}"), 200);
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var own = request.Room is null ? new BodyRoom() : null;
        var body = await BodyReader.ReadAsync(
            url, stream, Encodings(response), () => (request.Room ?? own!).TakeAsync(_places, options.MaxHostWait, cancellationToken), options, cancellationToken); // Not null: made where the request has none.
        return body switch
        {
            BodyOutcome.Whole(var bytes) => Whole(Fetched(response, url, bytes), request, Raw(response.Headers, "Refresh")),
            BodyOutcome.NoRoom => new Hop.Ended(new FetchOutcome.Deferred(timeProvider.GetUtcNow() + NoRoomWait)),
            BodyOutcome.TooLarge(var detail) => Fail(FetchFailure.TooLarge, detail, (int)response.StatusCode),
            BodyOutcome.Broken(var detail) => Fail(FetchFailure.Unreachable, detail, (int)response.StatusCode),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Hop Whole(FetchOutcome.Fetched fetched, FetchRequest request, string? refresh) =>
        request.Kind == FetchKind.Feed && MetaRefresh.TargetOf(fetched.Document, refresh) is { } target
            ? new Hop.Refreshed(target, fetched)
            : new Hop.Ended(fetched);

    private FetchOutcome.Fetched Fetched(HttpResponseMessage response, Uri url, ReadOnlyMemory<byte> body)
    {
        var now = timeProvider.GetUtcNow();
        var (mediaType, charset) = ContentType.Parse(Raw(response.Content.Headers, "Content-Type"));
        var document = new FetchedDocument
        {
            Url = url,
            MediaType = mediaType,
            Charset = charset,
            Language = Raw(response.Content.Headers, "Content-Language"),
            Body = body,
            FetchedAt = now,
        };
        return new FetchOutcome.Fetched(document, new Validators(Raw(response.Headers, "ETag"), Raw(response.Content.Headers, "Last-Modified")))
        {
            FreshFor = Freshness.FreshFor(response, now),
        };
    }

    private Hop.Ended Refusal(HttpResponseMessage response, Uri url, int status)
    {
        var now = timeProvider.GetUtcNow();
        if (status is 429 or 503 && Freshness.RetryAfter(response, now, options) is { } until)
        {
            return new Hop.Ended(new FetchOutcome.Deferred(until));
        }

        // Cloudflare marks its challenge pages with this header.
        if (Raw(response.Headers, "cf-mitigated") is { } measure)
        {
            return Fail(FetchFailure.Blocked, new(SentenceKind.Challenge, url.AbsoluteUri, measure, $"{status}"), status);
        }

        return status switch
        {
            429 => new Hop.Ended(new FetchOutcome.Deferred(now + options.DefaultRetryAfter)),
            401 or 403 or 451 => Fail(FetchFailure.Blocked, new(SentenceKind.Refused, url.AbsoluteUri, $"{status}"), status),
            404 => Fail(FetchFailure.NotFound, new(SentenceKind.NotFound, url.AbsoluteUri, $"{status}"), status),
            410 => Fail(FetchFailure.Gone, new(SentenceKind.GoneForGood, url.AbsoluteUri, $"{status}"), status),
            >= 500 => Fail(FetchFailure.ServerError, new(SentenceKind.ServerFault, url.AbsoluteUri, $"{status}"), status),
            _ => Fail(FetchFailure.ClientError, new(SentenceKind.RequestRefused, url.AbsoluteUri, $"{status}"), status),
        };
    }

    private static Hop.Ended Fail(FetchFailure failure, Sentence detail, int status) => new(new FetchOutcome.Failed(failure, detail, status));

    /// <summary>Location may hold raw UTF-8 paths, while headers are read as Latin-1.</summary>
    private static Uri? Location(HttpResponseMessage response, Uri url)
    {
        if (Raw(response.Headers, "Location") is not { } text)
        {
            return null;
        }

        var bytes = Encoding.Latin1.GetBytes(text);
        var location = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : text;
        return Uri.TryCreate(url, location.Trim(), out var target) ? target : null;
    }

    private static string[] Encodings(HttpResponseMessage response) =>
        (Raw(response.Content.Headers, "Content-Encoding") ?? "").ToLowerInvariant()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
}
