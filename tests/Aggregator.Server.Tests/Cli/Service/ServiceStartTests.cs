using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Door;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Service;

/// <summary>A service that is stopped before it answers.</summary>
public sealed class ServiceStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-start-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_stop_during_the_start_is_no_failure()
    {
        using var held = DataFolder.Open(Data);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var door = DoorAddress.Bind(Data).Bound;
        door.Listen();
        var feeds = Path.Combine(_folder.FullName, "feeds.json");
        await File.WriteAllTextAsync(feeds, """{"sources":[]}""", TestContext.Current.CancellationToken);
        var starting = Called.RunAsync(["serve", "--urls", "http://127.0.0.1:0", "--feeds", feeds, "--data", Data], cancellationToken: stop.Token);

        // A start that finds the folder locked calls the service that may hold it, and then waits.
        using var call = await door.AcceptAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        var (exitCode, _, errors) = await starting;
        Assert.Equal((ExitCode.Done, $"The service was stopped while it was starting.{Environment.NewLine}"), (exitCode, errors));
    }
}
