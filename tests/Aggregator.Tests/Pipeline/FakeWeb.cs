using System.Collections.Concurrent;
using System.Text;
using Aggregator.Fetching;
using Aggregator.Text.Sentences;

namespace Aggregator.Tests.Pipeline;

/// <summary>Servers without a network: one answer for each address, and a list of all requests.</summary>
internal sealed class FakeWeb(TimeProvider time)
{
    private readonly Dictionary<string, Func<FetchRequest, FetchOutcome>> _answers = [];

    public ConcurrentQueue<FetchRequest> Requests { get; } = [];

    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Enqueue(request);
        return Task.FromResult(_answers.TryGetValue(request.Url.AbsoluteUri, out var answer)
            ? answer(request)
            : new FetchOutcome.Failed(FetchFailure.NotFound, new(SentenceKind.NotFound, request.Url.AbsoluteUri, "404"), 404));
    }

    public void Answer(string url, Func<FetchRequest, FetchOutcome> answer) => _answers[url] = answer;

    public void Fail(string url, FetchFailure failure) => Answer(url, _ => new FetchOutcome.Failed(failure, Sentence.Told($"{url}: {failure}")));

    /// <summary>Serves a text with an ETag, and answers 304 when the request has this ETag.</summary>
    public void Serve(string url, string text, string mediaType = "application/rss+xml") => Answer(url, request =>
    {
        var etag = $"\"{text.GetHashCode(StringComparison.Ordinal)}\"";
        return request.Validators.ETag == etag
            ? new FetchOutcome.NotModified()
            : new FetchOutcome.Fetched(
                new FetchedDocument
                {
                    Url = request.Url,
                    MediaType = mediaType,
                    Charset = "utf-8",
                    Body = Encoding.UTF8.GetBytes(text),
                    FetchedAt = time.GetUtcNow(),
                },
                new Validators(etag, null));
    });
}
