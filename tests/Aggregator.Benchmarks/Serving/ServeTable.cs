using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>Another server that gets the same requests.</summary>
/// <param name="Process">The id of the process whose processor time counts.</param>
internal sealed record Peer(string Name, int Process, WrkLoad Load);

/// <summary>Prints one row for each thing that is requested and each store: full load compared with other servers, then half the load,
/// without and with a polling round.</summary>
/// <param name="programs">The program on each store.</param>
/// <param name="duration">The length of one measurement.</param>
/// <param name="only">Only rows whose name contains this are measured.</param>
internal sealed class ServeTable(IReadOnlyList<ServedProgram> programs, TimeSpan duration, string only)
{
    private const int Repeats = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static void WriteHead()
    {
        Console.WriteLine("| what | store | kB | requests/s | µs an answer | beside: requests/s, our share, µs an answer | p99 ms at half; nginx's at the same rate | p99 ms in a round of polls; nginx's beside it | errors |");
        Console.WriteLine("|---|---|---:|---:|---:|---|---:|---:|---:|");
    }

    /// <param name="name">The name of what is requested.</param>
    /// <param name="bytes">The size of one answer.</param>
    /// <param name="load">The requests that a program gets.</param>
    /// <param name="peers">Other servers that get the same requests.</param>
    /// <param name="isLive">Whether the measured program gets a new headline every second meanwhile.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async Task RowAsync(
        string name, int bytes, Func<ServedProgram, WrkLoad> load, IReadOnlyList<Peer> peers, bool isLive, CancellationToken cancellationToken)
    {
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            return;
        }

        // The first answers include the compiler's work, so they do not count for any program.
        foreach (var program in programs)
        {
            await Wrk.RunAsync(load(program), WarmUp, null, cancellationToken);
        }

        var own = programs.ToDictionary(program => program, _ => new List<CostedRun>());
        var others = peers.ToDictionary(peer => peer.Name, _ => new List<CostedRun>());
        for (var i = 0; i < Repeats; i++)
        {
            // The programs run in turns, so that other work on the machine affects all of them.
            foreach (var program in programs)
            {
                own[program].Add(await LiveAsync(program, isLive, () => CostedRun.OfAsync(program.ProcessId, load(program), duration, cancellationToken)));
            }

            foreach (var peer in peers)
            {
                others[peer.Name].Add(await CostedRun.OfAsync(peer.Process, peer.Load, duration, cancellationToken));
            }
        }

        foreach (var program in programs)
        {
            var most = Median(own[program].Select(run => run.Run.PerSecond));
            var (waited, peerWaited) = await LiveAsync(program, isLive, () => LatenciesAsync(program, load(program), peers, most / 2, cancellationToken));
            var beside = peers.Count == 0 ? "–" : string.Join(
                "; ", peers.Select(peer => $"{peer.Name} {Number(others[peer.Name])}, {Ratio(own[program], others[peer.Name])}, {Cost(others[peer.Name])}"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {program.Store} | {bytes / 1000.0:F0} | {most:N0} | {Cost(own[program])} | {beside} | {Told(waited, run => run.Quiet)}{Beside(peerWaited, run => run.Quiet)} | {Told(waited, run => run.Polled)}{Beside(peerWaited, run => run.Polled)} | {own[program].Sum(run => run.Run.Errors) + waited.Sum(run => run.Quiet.Errors + run.Polled.Errors)} |"));
        }
    }

    private static async Task<T> LiveAsync<T>(ServedProgram program, bool isLive, Func<Task<T>> work)
    {
        using var ending = new CancellationTokenSource();
        var headlines = isLive ? program.BringHeadlinesAsync(ending.Token) : Task.CompletedTask;
        var result = await work();
        await ending.CancelAsync();
        await headlines;
        return result;
    }

    private async Task<(List<Latency> Own, List<Latency> Peer)> LatenciesAsync(
        ServedProgram program, WrkLoad load, IReadOnlyList<Peer> peers, double perSecond, CancellationToken cancellationToken)
    {
        List<Latency> own = [];
        List<Latency> peer = [];
        for (var i = 0; i < Repeats; i++)
        {
            own.Add(await LatencyAsync(program, load, perSecond, cancellationToken));
            if (peers.Count > 0)
            {
                // What the round costs a server that has no part in it is the machine's, not the program's.
                peer.Add(await LatencyAsync(program, peers[0].Load, perSecond, cancellationToken));
            }
        }

        return (own, peer);
    }

    /// <summary>The same load quiet, and while every paper is polled.</summary>
    private async Task<Latency> LatencyAsync(ServedProgram program, WrkLoad load, double perSecond, CancellationToken cancellationToken)
    {
        var quiet = await Wrk.RunAsync(load, duration, perSecond, cancellationToken);
        await program.BeginRoundAsync(cancellationToken);
        var polled = await Wrk.RunAsync(load, duration, perSecond, cancellationToken);
        await program.SettleAsync(cancellationToken);
        return new Latency(quiet, polled);
    }

    private static string Told(List<Latency> runs, Func<Latency, WrkRun> which) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median(runs.Select(run => which(run).P99)):F1} ({string.Join(' ', runs.Select(run => which(run).P99.ToString("F1", CultureInfo.InvariantCulture)))}) at {Median(runs.Select(run => which(run).PerSecond)):N0}/s");

    private static string Beside(List<Latency> runs, Func<Latency, WrkRun> which) =>
        runs.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; nginx {Median(runs.Select(run => which(run).P99)):F1}");

    private static string Ratio(List<CostedRun> own, List<CostedRun> peer) =>
        Median(own.Zip(peer, (one, other) => one.Run.PerSecond / other.Run.PerSecond)).ToString("F2", CultureInfo.InvariantCulture);

    private static string Cost(List<CostedRun> runs) => Median(runs.Select(run => run.Cost.TotalMicroseconds)).ToString("F0", CultureInfo.InvariantCulture);

    private static string Number(List<CostedRun> runs) => Median(runs.Select(run => run.Run.PerSecond)).ToString("N0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Repeats / 2);

    private sealed record Latency(WrkRun Quiet, WrkRun Polled);
}
