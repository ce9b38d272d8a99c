using System.Collections.Concurrent;
using System.Text;

namespace Aggregator.Fetching.Politeness;

/// <summary>Whether a page may be fetched, and with what delay.</summary>
internal abstract record RobotsAnswer
{
    private RobotsAnswer()
    {
    }

    public sealed record Allowed(TimeSpan? CrawlDelay) : RobotsAnswer;

    public sealed record Disallowed : RobotsAnswer;

    /// <summary>robots.txt could not be fetched. RFC 9309 §2.3.1.4 then forbids requests until it can be.</summary>
    public sealed record Unknown(DateTimeOffset Until) : RobotsAnswer;
}

/// <summary>The robots.txt of the hosts from which we read pages; each is requested once a day.</summary>
internal sealed class RobotsCache(
    FetchingOptions options, TimeProvider timeProvider, Fetch fetch)
{
    /// <summary>The RFC asks a crawler to read at least this much; the rest is not read.</summary>
    private const int MaxBytes = 512 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<Known>>> _known = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _known.Count;

    public void Forget() => _known.Clear();

    public async Task<RobotsAnswer> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var authority = url.GetLeftPart(UriPartial.Authority);
        var now = timeProvider.GetUtcNow();

        // A lookup that ended with a bug of ours is repeated. Otherwise the host would be closed until the next start.
        var entry = _known.GetOrAdd(authority, NewEntry);
        if (entry.Value.IsCompleted && (!entry.Value.IsCompletedSuccessfully || (await entry.Value).Expires <= now))
        {
            _known.TryUpdate(authority, NewEntry(authority), entry);
            entry = _known.GetOrAdd(authority, NewEntry);
        }

        ForgetSome();
        var known = await entry.Value.WaitAsync(cancellationToken);
        if (known.Rules is null)
        {
            return new RobotsAnswer.Unknown(known.Expires);
        }

        return known.Rules.Allows(url) ? new RobotsAnswer.Allowed(known.Rules.CrawlDelay) : new RobotsAnswer.Disallowed();
    }

    /// <summary>One request serves all who wait, so a cancelled caller does not cancel it. The limits of the fetcher end
    /// it.</summary>
    private Lazy<Task<Known>> NewEntry(string authority) => new(() => LoadAsync(new Uri(authority + "/robots.txt"), CancellationToken.None));

    private async Task<Known> LoadAsync(Uri url, CancellationToken cancellationToken)
    {
        var outcome = await fetch(new FetchRequest { Url = url, Kind = FetchKind.Robots }, cancellationToken);
        var now = timeProvider.GetUtcNow();
        return outcome switch
        {
            FetchOutcome.Fetched(var document, _) => new Known(Parse(document), now + options.RobotsLifetime),
            FetchOutcome.Deferred(var until) => new Known(null, until),
            // Any 4xx means that there are no rules (§2.3.1.3). An endless redirect and a giant file count the same (§2.3.1.2).
            FetchOutcome.Failed { StatusCode: >= 400 and < 500 }
                or FetchOutcome.Failed { Failure: FetchFailure.TooManyRedirects or FetchFailure.TooLarge } => new Known(RobotsRules.AllowAll, now + options.RobotsLifetime),
            // The request itself meets the same refusal, and says why.
            FetchOutcome.Failed { Failure: FetchFailure.ForbiddenAddress } => new Known(RobotsRules.AllowAll, now + options.RobotsRetry),
            _ => new Known(null, now + options.RobotsRetry),
        };
    }

    private RobotsRules Parse(FetchedDocument document)
    {
        var body = document.Body.Span;
        return RobotsRules.Parse(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxBytes)]), options.ProductToken);
    }

    private void ForgetSome()
    {
        foreach (var authority in _known.Keys.Take(Math.Max(0, _known.Count - options.MaxRememberedHosts)))
        {
            _known.TryRemove(authority, out _);
        }
    }

    /// <param name="Rules">Null when robots.txt could not be fetched.</param>
    private sealed record Known(RobotsRules? Rules, DateTimeOffset Expires);
}
