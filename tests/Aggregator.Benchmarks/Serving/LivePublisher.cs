using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks.Serving;

/// <summary>Papers on loopback: one that publishes a new headline on request, and many whose feeds grow by one item in each
/// round.</summary>
internal sealed class LivePublisher : IAsyncDisposable
{
    public const string LiveSource = "live";

    private readonly Process _papers;
    private readonly List<int> _ports;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private LivePublisher(Process papers, List<int> ports)
    {
        (_papers, _ports) = (papers, ports);
    }

    public static async Task<LivePublisher> StartAsync(int papers, CancellationToken cancellationToken)
    {
        // The benchmark may run as "dotnet FILE.dll" or by its own launcher; the assembly knows its file.
        var start = new ProcessStartInfo("dotnet", [typeof(LivePublisher).Assembly.Location, LivePapers.Name, papers.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The papers did not start.");
        var ports = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The papers ended at once.");
        return new LivePublisher(process, [.. ports.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))]);
    }

    /// <summary>A feeds.json with the live paper and this many others. Their intervals are so long that no poll falls due during
    /// the measurement.</summary>
    public string FeedsJson(int papers)
    {
        string Paper(string id, int feed) => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{ "id": "{{id}}", "name": "جريدة {{feed}}", "kind": "feed", "country": "{{(feed % 20 == 0 ? "MA" : "EG")}}", "minInterval": "24:00", "maxInterval": "24:00", "feedUrls": ["http://127.0.0.1:{{_ports[feed % _ports.Count]}}/feeds/{{feed}}"] }""");
        return $$"""{ "sources": [{{string.Join(",\n", Enumerable.Range(0, papers).Select(i => Paper(string.Create(CultureInfo.InvariantCulture, $"paper{i}"), i)).Prepend(Paper(LiveSource, LivePapers.LiveFeed)))}}] }""";
    }

    public Task AddHeadlineAsync(CancellationToken cancellationToken) => TellAsync(LivePapers.Headline, cancellationToken);

    public Task AddRoundAsync(CancellationToken cancellationToken) => TellAsync(LivePapers.Round, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _papers.StandardInput.Close();
        await _papers.WaitForExitAsync();
        _papers.Dispose();
        _turn.Dispose();
    }

    /// <summary>Sends a line and waits until the papers confirm it.</summary>
    private async Task TellAsync(string what, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _papers.StandardInput.WriteLineAsync(what.AsMemory(), cancellationToken);
            await _papers.StandardInput.FlushAsync(cancellationToken);
            await _papers.StandardOutput.ReadLineAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
