using Polly;

namespace Aggregator.Fetching.Politeness;

/// <summary>Politeness: per registered domain, a limit of requests at the same time and a pause between their starts.</summary>
internal sealed class HostGate(FetchingOptions options, TimeProvider timeProvider, Func<ResiliencePipeline<HttpResponseMessage>> newPipeline)
{
    private readonly Lock _lock = new();

    // Not Polly's ResiliencePipelineRegistry: it cannot forget a key, and the number of hosts on the web has no limit.
    private readonly Dictionary<string, HostLane> _lanes = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _lanes.Count;

    /// <param name="crawlDelay">The delay that the host asks for; it counts when it is longer than ours.</param>
    /// <returns>A turn, to be disposed of after the body is read. When no start is near enough, the time at which to try
    /// again.</returns>
    public async Task<GateOutcome> EnterAsync(Uri url, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        var gap = crawlDelay > options.MinGapPerHost ? TimeSpan.FromTicks(Math.Min(crawlDelay.Value.Ticks, options.MaxCrawlDelay.Ticks)) : options.MinGapPerHost;
        var turn = new HostTurn(this, Borrow(RegisteredDomain.Of(url)));
        try
        {
            if (!await WaitForSlotAsync(turn, cancellationToken))
            {
                turn.Dispose();
                return new GateOutcome.ComeBack(timeProvider.GetUtcNow() + gap);
            }

            var now = timeProvider.GetUtcNow();
            if (Reserve(turn.Lane, now, gap) is var start && start - now > options.MaxHostWait)
            {
                turn.Dispose();
                return new GateOutcome.ComeBack(start);
            }

            if (start > now)
            {
                await Task.Delay(start - now, timeProvider, cancellationToken);
            }

            return new GateOutcome.Entered(turn);
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>When two addresses of one host both ask us to wait, the whole host is meant.</summary>
    public void NoteDeferral(HostLane lane, Uri url, DateTimeOffset until)
    {
        lock (_lock)
        {
            var isSecond = lane.DeferredUrl is not null && lane.DeferredUrl != url && lane.DeferredUntil > timeProvider.GetUtcNow();
            if (isSecond && until > lane.NextStart)
            {
                lane.NextStart = until;
            }

            (lane.DeferredUrl, lane.DeferredUntil) = (url, until);
        }
    }

    /// <summary>Forgets all hosts. Those in use keep their turns.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _lanes.Clear();
        }
    }

    internal void Return(HostLane lane)
    {
        lock (_lock)
        {
            lane.Users--;
        }
    }

    private HostLane Borrow(string authority)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(authority, out var lane))
            {
                ForgetIdle();
                lane = _lanes[authority] = new HostLane(options.MaxInFlightPerHost, newPipeline());
            }

            lane.Users++;
            return lane;
        }
    }

    private void ForgetIdle()
    {
        if (_lanes.Count < options.MaxRememberedHosts)
        {
            return;
        }

        var now = timeProvider.GetUtcNow();
        foreach (var (authority, lane) in _lanes.Where(entry => entry.Value.Users == 0 && entry.Value.NextStart <= now).ToList())
        {
            _lanes.Remove(authority);
            lane.Dispose();
        }
    }

    private async Task<bool> WaitForSlotAsync(HostTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Lane.Slots.Wait(0, cancellationToken))
        {
            turn.HasSlot = true;
            return true;
        }

        using var patience = new CancellationTokenSource(options.MaxHostWait, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await turn.Lane.Slots.WaitAsync(either.Token);
            turn.HasSlot = true;
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The next free start; it is taken only when it is near enough to wait for.</summary>
    private DateTimeOffset Reserve(HostLane lane, DateTimeOffset now, TimeSpan gap)
    {
        lock (_lock)
        {
            var start = lane.NextStart > now ? lane.NextStart : now;
            if (start - now <= options.MaxHostWait)
            {
                lane.NextStart = start + gap;
            }

            return start;
        }
    }
}

/// <summary>The answer of the gate.</summary>
internal abstract record GateOutcome
{
    private GateOutcome()
    {
    }

    public sealed record Entered(HostTurn Turn) : GateOutcome;

    public sealed record ComeBack(DateTimeOffset Until) : GateOutcome;
}

/// <summary>The right to one request.</summary>
internal sealed class HostTurn(HostGate gate, HostLane lane) : IDisposable
{
    public HostLane Lane { get; } = lane;

    public bool HasSlot { get; set; }

    public void Dispose()
    {
        if (HasSlot)
        {
            Lane.Slots.Release();
        }

        gate.Return(Lane);
    }
}

/// <summary>What is remembered of one domain while requests go to it; the lock of the gate guards its times.</summary>
internal sealed class HostLane(int slots, ResiliencePipeline<HttpResponseMessage> pipeline) : IDisposable
{
    public SemaphoreSlim Slots { get; } = new(slots, slots);

    /// <summary>Holds the domain's circuit breaker.</summary>
    public ResiliencePipeline<HttpResponseMessage> Pipeline { get; } = pipeline;

    public int Users { get; set; }

    public DateTimeOffset NextStart { get; set; }

    public Uri? DeferredUrl { get; set; }

    public DateTimeOffset DeferredUntil { get; set; }

    public void Dispose() => Slots.Dispose();
}
