using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>Another server that gets the same requests.</summary>
/// <param name="Process">The id of the process whose processor time counts.</param>
internal sealed record Peer(string Name, int Process, WrkLoad Load);

/// <summary>Prints one row for each thing that is requested: full load compared with other servers, then half the load, without
/// and with a polling round.</summary>
internal sealed class ServeTable(ServedProgram program, TimeSpan duration, string only)
{
    private const int Repeats = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static void WriteHead()
    {
        Console.WriteLine("| what | kB | requests/s | µs an answer | beside: requests/s, our share, µs an answer | p99 ms at half; nginx's at the same rate | p99 ms in a round of polls; nginx's beside it | errors |");
        Console.WriteLine("|---|---:|---:|---:|---|---:|---:|---:|");
    }

    public async Task RowAsync(string name, int bytes, WrkLoad ours, IReadOnlyList<Peer> peers, CancellationToken cancellationToken)
    {
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            return;
        }

        // The first answers include the compiler's work, so they do not count for any program.
        await Wrk.RunAsync(ours, WarmUp, null, cancellationToken);
        List<CostedRun> own = [];
        var others = peers.ToDictionary(peer => peer.Name, _ => new List<CostedRun>());
        for (var i = 0; i < Repeats; i++)
        {
            // The programs run in turns, so that other work on the machine affects all of them.
            own.Add(await CostedRun.OfAsync(program.ProcessId, ours, duration, cancellationToken));
            foreach (var peer in peers)
            {
                others[peer.Name].Add(await CostedRun.OfAsync(peer.Process, peer.Load, duration, cancellationToken));
            }
        }

        var most = Median(own.Select(run => run.Run.PerSecond));
        List<Latency> waited = [];
        List<Latency> peerWaited = [];
        for (var i = 0; i < Repeats; i++)
        {
            waited.Add(await LatencyAsync(ours, most / 2, cancellationToken));
            if (peers.Count > 0)
            {
                // The other server has no part in the round. What the round costs it is caused by the machine, not by our
                // program.
                peerWaited.Add(await LatencyAsync(peers[0].Load, most / 2, cancellationToken));
            }
        }

        var beside = peers.Count == 0 ? "–" : string.Join("; ", peers.Select(peer => $"{peer.Name} {Number(others[peer.Name])}, {Ratio(own, others[peer.Name])}, {Cost(others[peer.Name])}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {bytes / 1000.0:F0} | {most:N0} | {Cost(own)} | {beside} | {Told(waited, run => run.Quiet)}{Beside(peerWaited, run => run.Quiet)} | {Told(waited, run => run.Polled)}{Beside(peerWaited, run => run.Polled)} | {own.Sum(run => run.Run.Errors) + waited.Sum(run => run.Quiet.Errors + run.Polled.Errors)} |"));
    }

    /// <summary>Measures the same load without a polling round, and while every paper is polled.</summary>
    private async Task<Latency> LatencyAsync(WrkLoad load, double perSecond, CancellationToken cancellationToken)
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
