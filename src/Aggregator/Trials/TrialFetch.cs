using System.Collections.Concurrent;
using System.Globalization;
using Aggregator.Fetching;
using Aggregator.Text.Sentences;

namespace Aggregator.Trials;

/// <summary>The requests of one trial: bounded in number and time, and remembered, so that nothing is asked twice.</summary>
internal sealed class TrialFetch(Fetch fetchAsync, TimeProvider timeProvider, TrialOptions options)
{
    private readonly ConcurrentDictionary<string, FetchOutcome> _known = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _end = timeProvider.GetUtcNow() + options.TotalTime;
    private int _requests;

    /// <summary>Whether a request was refused because the trial had used up its requests or its time.</summary>
    public bool IsExhausted { get; private set; }

    public IReadOnlyList<FetchedDocument> Pages => [.. _known.Values.OfType<FetchOutcome.Fetched>().Select(fetched => fetched.Document)];

    /// <returns>Null when the address was not asked.</returns>
    public FetchOutcome? OutcomeOf(Uri url) => _known.GetValueOrDefault(url.AbsoluteUri);

    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (OutcomeOf(request.Url) is { } known)
        {
            return known;
        }

        var left = _end - timeProvider.GetUtcNow();
        if (Interlocked.Increment(ref _requests) > options.MaxRequests || left <= TimeSpan.Zero)
        {
            IsExhausted = true;
            return new FetchOutcome.Failed(FetchFailure.TimedOut, new(SentenceKind.TrialUsedUp));
        }

        var limit = left < options.RequestTime ? left : options.RequestTime;
        var outcome = await AskAsync(request, limit, cancellationToken);
        if (outcome is FetchOutcome.Deferred(var until) && until - timeProvider.GetUtcNow() is var wait && wait < limit)
        {
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, timeProvider, cancellationToken);
            outcome = await AskAsync(request, limit, cancellationToken);
        }

        return _known.GetOrAdd(request.Url.AbsoluteUri, outcome);
    }

    private async Task<FetchOutcome> AskAsync(FetchRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await fetchAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchOutcome.Failed(FetchFailure.TimedOut, new(SentenceKind.NoAnswerWithin, request.Url.AbsoluteUri, limit.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)));
        }
    }
}
