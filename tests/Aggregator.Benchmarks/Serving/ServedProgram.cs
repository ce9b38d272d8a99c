using System.Diagnostics;
using Aggregator.Storage;

namespace Aggregator.Benchmarks.Serving;

/// <summary>The whole program over a filled archive, in a process of its own (<see cref="OrderedService"/>).</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly LivePublisher _publisher;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private ServedProgram(StoreEngine store, Process process, Uri address, LivePublisher publisher)
    {
        (Store, _process, Address, _publisher) = (store, process, address, publisher);
    }

    public StoreEngine Store { get; }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <param name="folder">With the list of sources and the filled archive.</param>
    /// <param name="store">In which the archive is kept.</param>
    /// <param name="publisher">The papers that it follows.</param>
    /// <param name="cancellationToken">Ends the waiting for its start.</param>
    public static async Task<ServedProgram> StartAsync(string folder, StoreEngine store, LivePublisher publisher, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ServedProgram).Assembly.Location, OrderedService.Name, folder, store.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var address = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The program ended before it listened.");
        return new ServedProgram(store, process, new Uri(address), publisher);
    }

    /// <summary>Publishes a new headline in the live paper's feed every second, until cancelled.</summary>
    public async Task BringHeadlinesAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await _publisher.AddHeadlineAsync(cancellationToken);
                await OrderAsync($"{OrderedService.Hasten} {LivePublisher.LiveSource}", CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    /// <summary>Makes every paper due; each has one new article.</summary>
    public async Task BeginRoundAsync(CancellationToken cancellationToken)
    {
        await _publisher.AddRoundAsync(cancellationToken);
        await OrderAsync(OrderedService.Hasten, cancellationToken);
    }

    /// <summary>Waits until every paper except the live one was polled and its articles are placed. The wait has a limit.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var (tries, quiet) = (0, 0); tries < 480 && quiet < 2; tries++)
        {
            await Task.Delay(250, cancellationToken);
            quiet = await OrderAsync(OrderedService.IsSettled, cancellationToken) == OrderedService.Yes ? quiet + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
    }

    /// <returns>The program's answer.</returns>
    private async Task<string?> OrderAsync(string order, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _process.StandardInput.WriteLineAsync(order.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            return await _process.StandardOutput.ReadLineAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}
