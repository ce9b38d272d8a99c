using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>Asks for pages and feeds at a steady rate, whether the earlier answers have come or not, and notes how long each
/// answer took.</summary>
/// <param name="address">The address of the program.</param>
/// <param name="articles">The size of its archive.</param>
/// <param name="pause">The time between two requests.</param>
internal sealed class SteadyReader(Uri address, int articles, TimeSpan pause) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });
    private readonly ConcurrentQueue<TimedAnswer> _answers = [];
    private readonly Random _random = new(5080);

    /// <returns>The requests of this time whose answers have come.</returns>
    public IReadOnlyList<TimedAnswer> Between(long from, long upTo) => [.. _answers.Where(answer => answer.Asked >= from && answer.Asked < upTo)];

    /// <summary>Reads until cancelled, then waits for the last answers.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var asked = new List<Task>();
        using var timer = new PeriodicTimer(pause);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                asked.Add(AskAsync(new Uri(address, Path(asked.Count))));
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }

        await Task.WhenAll(asked);
    }

    public void Dispose() => _client.Dispose();

    private string Path(int turn) => (turn % 5) switch
    {
        0 => "",
        1 => "feed.rss",
        2 => string.Create(CultureInfo.InvariantCulture, $"feed.atom?limit={_random.Next(10, 60)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"a/{_random.Next(1, articles)}"),
    };

    private async Task AskAsync(Uri page)
    {
        var asked = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(page);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        _answers.Enqueue(new TimedAnswer(asked, Stopwatch.GetElapsedTime(asked)));
    }
}

/// <summary>An answer of the program.</summary>
/// <param name="Asked">When it was asked for, on the clock of <see cref="Stopwatch"/>.</param>
/// <param name="Took">The time to its last byte.</param>
internal sealed record TimedAnswer(long Asked, TimeSpan Took);
