using Aggregator.Sources;
using Aggregator.Trials;

namespace Aggregator.Server.Web.Manage.Runs;

/// <summary>The trial of a list of addresses: it can be stopped and goes on where it was.</summary>
public sealed class ManyRun(long session, IReadOnlyList<string> addresses, TimeProvider clock) : IWatchedRun
{
    private CancellationTokenSource _stop = new();

    public string Id { get; } = RunShelf<ManyRun>.NewId();

    public long Session => session;

    public DateTimeOffset SeenAt { get; set; } = clock.GetUtcNow();

    public IReadOnlyList<ManyLine> Lines { get; } = [.. addresses.Select(address => new ManyLine(address))];

    public bool IsRunning { get; private set; }

    /// <summary>Ends when nothing runs any more.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public int Done => Lines.Count(line => line.Proposal is not null);

    /// <summary>Tries the addresses that were not tried. Papers that an earlier line found count as known.</summary>
    public async Task RunAsync(SourceTrial trial, FollowedSources sources, int atOnce, CancellationToken stopping)
    {
        if (IsRunning)
        {
            return;
        }

        IsRunning = true;
        using var stop = _stop = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, stop.Token);
        try
        {
            // The page that starts the list must not wait for its first request.
            await Task.Yield();
            await Parallel.ForEachAsync(
                Lines.Where(line => line.Proposal is null),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = either.Token },
                async (line, token) => await TryAsync(line, trial, sources, token));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
        }
        finally
        {
            IsRunning = false;
        }
    }

    public void Stop()
    {
        if (IsRunning)
        {
            _stop.Cancel();
        }
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private async Task TryAsync(ManyLine line, SourceTrial trial, FollowedSources sources, CancellationToken cancellationToken)
    {
        line.IsRunning = true;
        try
        {
            IReadOnlyList<Source> known = [.. sources(), .. Lines.Select(other => other.Proposal).OfType<Proposal>().Where(other => !other.IsRefused).Select(other => other.Source).OfType<Source>()];
            var proposal = await trial.ProposeAsync(line.Address, known, null, cancellationToken);

            // Hundreds of papers with all their pages would fill the memory.
            line.Proposal = proposal with { Pages = [], List = null };
            line.IsChosen = !proposal.IsRefused && proposal.Mark >= ManyLine.GoodMark;
        }
        finally
        {
            line.IsRunning = false;
        }
    }
}

/// <summary>One address of the list.</summary>
public sealed class ManyLine(string address)
{
    /// <summary>From this mark on a paper is chosen, until somebody says otherwise.</summary>
    public const int GoodMark = 50;

    public string Address => address;

    public bool IsRunning { get; set; }

    /// <summary>Null before the trial. Its pages are not kept.</summary>
    public Proposal? Proposal { get; set; }

    public bool IsChosen { get; set; }

    /// <summary>The id under which it was saved; null before.</summary>
    public string? SavedAs { get; set; }

    /// <summary>Why it could not be saved, in Arabic; null when it was, or nobody tried.</summary>
    public string? Fault { get; set; }

    public bool MaySave => SavedAs is null && Proposal is { IsRefused: false, Source: not null };
}
