using Aggregator.Sources;
using Aggregator.Trials;

namespace Aggregator.Server.Web.Manage.Runs;

/// <summary>The trials that people watch on a page.</summary>
internal sealed class TrialDesk(SourceTrial trial, TrialOptions options, FollowedSources sources, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private readonly RunShelf<TrialRun> _runs = new(clock, mostOfSession: 4, most: 24);
    private readonly RunShelf<ManyRun> _many = new(clock, mostOfSession: 1, most: 4);

    /// <summary>Begins to try an address.</summary>
    public TrialRun Start(long session, string address)
    {
        var run = new TrialRun(session, address, clock);
        _runs.Put(run);
        _ = run.RunAsync(trial, sources(), lifetime.ApplicationStopping);
        return run;
    }

    /// <summary>Begins to fetch the pages over which changed settings of a source are tried.</summary>
    public TrialRun StartOfSource(long session, Source source)
    {
        var run = new TrialRun(session, source.FeedUrls[0].AbsoluteUri, clock) { SourceId = source.Id };
        _runs.Put(run);
        _ = run.RunAsync(trial, [.. sources().Where(other => other.Id != source.Id)], lifetime.ApplicationStopping);
        return run;
    }

    /// <returns>Null until somebody asks for a preview of the source in this session.</returns>
    public TrialRun? OfSource(long session, string id) => _runs.Of(session).FirstOrDefault(run => run.SourceId == id);

    public void DropOfSource(long session, string id)
    {
        if (OfSource(session, id) is { } run)
        {
            _runs.Drop(run);
        }
    }

    /// <summary>Begins to try many addresses.</summary>
    public ManyRun StartMany(long session, IReadOnlyList<string> addresses)
    {
        var run = new ManyRun(session, addresses, clock);
        _many.Put(run);
        Resume(run);
        return run;
    }

    /// <summary>Goes on with the addresses that were not tried.</summary>
    public void Resume(ManyRun run) => run.Work = run.RunAsync(trial, sources, options.AddressesAtOnce, lifetime.ApplicationStopping);

    /// <inheritdoc cref="RunShelf{T}.Find"/>
    public TrialRun? Find(long session, string? id) => _runs.Find(session, id);

    /// <inheritdoc cref="RunShelf{T}.Find"/>
    public ManyRun? FindMany(long session, string? id) => _many.Find(session, id);

    /// <summary>The list of addresses that the session tries; null when it tries none.</summary>
    public ManyRun? ManyOf(long session) => _many.Of(session) is [var latest, ..] ? latest : null;

    public void Drop(TrialRun run) => _runs.Drop(run);

    public void Drop(ManyRun run) => _many.Drop(run);
}
