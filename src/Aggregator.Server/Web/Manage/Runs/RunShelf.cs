using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Aggregator.Server.Web.Manage.Runs;

/// <summary>Work in memory that a page watches. It belongs to one session of one account.</summary>
internal interface IWatchedRun : IDisposable
{
    string Id { get; }

    long Session { get; }

    /// <summary>When somebody last looked at it.</summary>
    DateTimeOffset SeenAt { get; set; }
}

/// <summary>Keeps the work that pages watch, bounded in number and time. Nothing of it is stored.</summary>
/// <param name="mostOfSession">A further run of a session takes the place of its oldest one.</param>
/// <param name="most">How many runs the whole service keeps, because each holds some megabytes.</param>
internal sealed class RunShelf<T>(TimeProvider clock, int mostOfSession, int most)
    where T : class, IWatchedRun
{
    /// <summary>How long a run is kept that nobody looks at.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, T> _runs = new(StringComparer.Ordinal);

    /// <summary>A name that nobody guesses.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));

    public void Put(T run)
    {
        _runs[run.Id] = run;
        Forget(run.Session);
    }

    /// <returns>Null when there is none of this name, it was forgotten, or it belongs to another session.</returns>
    public T? Find(long session, string? id)
    {
        Forget(session);
        if (id is null || _runs.GetValueOrDefault(id) is not { } run || run.Session != session)
        {
            return null;
        }

        run.SeenAt = clock.GetUtcNow();
        return run;
    }

    /// <returns>The runs of the session, the latest first.</returns>
    public IReadOnlyList<T> Of(long session) => [.. _runs.Values.Where(run => run.Session == session).OrderByDescending(run => run.SeenAt)];

    public void Drop(T run)
    {
        if (_runs.TryRemove(run.Id, out _))
        {
            run.Dispose();
        }
    }

    private void Forget(long session)
    {
        var now = clock.GetUtcNow();
        var all = _runs.Values.OrderByDescending(run => run.SeenAt).ToList();
        foreach (var run in all.Where(run => now - run.SeenAt > KeptFor).Concat(all.Where(run => run.Session == session).Skip(mostOfSession)).Concat(all.Skip(most)))
        {
            Drop(run);
        }
    }
}
