using System.Diagnostics;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>The service as another process, with all jobs running.</summary>
internal sealed class OutsideService : IAsyncDisposable
{
    private readonly Process _process;

    private OutsideService(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="words">The command line without the address: <c>serve</c> or <c>demo</c> with its options.</param>
    /// <param name="start">Starts the program with a command line; null for an ordinary start.</param>
    public static async Task<OutsideService> StartAsync(IReadOnlyList<string> words, Func<string[], Process>? start = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        string[] line = [.. words, "--urls", address.ToString()];
        var often = new Dictionary<string, string> { ["Aggregator__Service__Heartbeat"] = "00:00:01" };
        var process = start is null ? OutsideProgram.Start(often, line) : start(line);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } said)
        {
            if (said.StartsWith("Listening on", StringComparison.Ordinal))
            {
                // The log must go on, or the service waits for its reader.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new OutsideService(process, address);
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"The service did not start, and ended with {process.ExitCode}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
