using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>One row for each thing that is asked for: full load beside nginx, then half the load, quiet and during a round.</summary>
internal sealed class ServeTable(ServedProgram program, TimeSpan duration, string only, int nginxProcess)
{
    private const int Repeats = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public async Task RowAsync(string name, int bytes, WrkLoad ours, WrkLoad? nginx, CancellationToken cancellationToken)
    {
        if (!name.Contains(only, StringComparison.Ordinal))
        {
            return;
        }

        // The first answers pay for the compiler: all programs' do not count.
        await Wrk.RunAsync(ours, WarmUp, null, cancellationToken);
        List<CostedRun> own = [];
        List<CostedRun> peer = [];
        for (var i = 0; i < Repeats; i++)
        {
            // By turns, so that whatever else the machine does meets both.
            own.Add(await CostedRun.OfAsync(Environment.ProcessId, ours, duration, cancellationToken));
            if (nginx is not null)
            {
                peer.Add(await CostedRun.OfAsync(nginxProcess, nginx, duration, cancellationToken));
            }
        }

        var most = Median(own.Select(run => run.Run.PerSecond));
        var half = await Wrk.RunAsync(ours, duration, most / 2, cancellationToken);
        await program.BeginRoundAsync(cancellationToken);
        var polled = await Wrk.RunAsync(ours, duration, most / 2, cancellationToken);
        await program.SettleAsync(cancellationToken);
        var (beside, ratio) = peer.Count == 0 ? ("–", "–") : (Number(Median(peer.Select(run => run.Run.PerSecond))), Ratio(own, peer));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {bytes / 1000.0:F0} | {Number(most)} | {beside} | {ratio} | {Cost(own)} / {Cost(peer)} | {half.P99:F1} at {Number(half.PerSecond)}/s | {polled.P99:F1} at {Number(polled.PerSecond)}/s | {own.Sum(run => run.Run.Errors) + half.Errors + polled.Errors} |"));
    }

    private static string Ratio(List<CostedRun> own, List<CostedRun> peer) =>
        Median(own.Zip(peer, (one, other) => one.Run.PerSecond / other.Run.PerSecond)).ToString("F2", CultureInfo.InvariantCulture);

    private static string Cost(List<CostedRun> runs) =>
        runs.Count == 0 ? "–" : Median(runs.Select(run => run.Cost.TotalMicroseconds)).ToString("F0", CultureInfo.InvariantCulture);

    private static string Number(double perSecond) => perSecond.ToString("N0", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Repeats / 2);
}
