using System.Collections.Concurrent;
using Aggregator.Fetching;
using Aggregator.Server.Web.Manage.Rules;
using Aggregator.Sources;
using Aggregator.Text.Addresses;
using Aggregator.Trials;

namespace Aggregator.Server.Web.Manage.Runs;

/// <summary>The trial of one address, while it runs and after it.</summary>
public sealed class TrialRun(long session, string address, TimeProvider clock) : IWatchedRun, IProgress<TrialProgress>
{
    private readonly ConcurrentQueue<Attempt> _attempts = [];
    private readonly CancellationTokenSource _stop = new();

    public string Id { get; } = RunShelf<TrialRun>.NewId();

    public long Session => session;

    public string Address => address;

    public DateTimeOffset SeenAt { get; set; } = clock.GetUtcNow();

    /// <summary>The places that were looked at so far.</summary>
    public IReadOnlyList<Attempt> Attempts => [.. _attempts];

    /// <summary>How many articles were read, and how many will be; both 0 while the search goes on.</summary>
    public (int Done, int All) Articles { get; private set; }

    /// <summary>Null while the trial runs, and when it was stopped.</summary>
    public Proposal? Proposal { get; private set; }

    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The source whose settings are tried; null for a new paper.</summary>
    public string? SourceId { get; init; }

    /// <summary>What somebody typed before the pages were at hand, and the source that it makes; null for a new paper.</summary>
    public SourceForm? Typed { get; set; }

    /// <inheritdoc cref="Typed"/>
    public Source? Edited { get; set; }

    /// <summary>The page from which a source reads its list; null when it was not fetched.</summary>
    public FetchedDocument? ListOf(Source source) => source.FeedUrls
        .Select(url => Proposal?.Pages.FirstOrDefault(page => CanonicalUrl.Key(page.Url.AbsoluteUri) == CanonicalUrl.Key(url.AbsoluteUri)))
        .FirstOrDefault(page => page is not null) ?? Proposal?.List;

    /// <summary>The pages behind the ten articles, over which changed rules are tried.</summary>
    public IReadOnlyList<FetchedDocument> ArticlePages
    {
        get
        {
            var keys = (Proposal?.Articles ?? [])
                .SelectMany(tried => new[] { tried.Url, tried.Article?.Url }).OfType<Uri>()
                .Select(url => CanonicalUrl.Key(url.AbsoluteUri)).ToHashSet(StringComparer.Ordinal);
            return [.. (Proposal?.Pages ?? []).Where(page => keys.Contains(CanonicalUrl.Key(page.Url.AbsoluteUri)))];
        }
    }

    void IProgress<TrialProgress>.Report(TrialProgress value)
    {
        if (value.Attempt is { } attempt)
        {
            _attempts.Enqueue(attempt);
        }

        if (value.AllArticles > 0)
        {
            Articles = (Math.Max(value.Articles, Articles.Done), value.AllArticles);
        }
    }

    public async Task RunAsync(SourceTrial trial, IReadOnlyList<Source> known, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, _stop.Token);
        try
        {
            // The page that starts a trial must not wait for its first request.
            await Task.Yield();
            Proposal = await trial.ProposeAsync(address, known, this, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
        finally
        {
            IsOver = true;
        }
    }

    /// <summary>Stops the trial.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
