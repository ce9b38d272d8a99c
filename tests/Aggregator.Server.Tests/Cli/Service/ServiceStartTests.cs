using Aggregator.Server.Cli;
using Aggregator.Storage;
using Microsoft.Data.Sqlite;
using Xunit;
using static Aggregator.Tests.Storage.TemporaryStore;

namespace Aggregator.Server.Tests.Cli.Service;

/// <summary>A service that does not start says why in one sentence, and nothing else.</summary>
public sealed class ServiceStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-start-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_stop_during_the_start_is_no_failure()
    {
        using var held = DataFolder.Open(Data);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var starting = ServeAsync("http://127.0.0.1:0", stop.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancellation);
        Assert.False(starting.IsCompleted);
        await stop.CancelAsync();
        var (exitCode, _, errors) = await starting;
        Assert.Equal((ExitCode.Done, "The service was stopped while it was starting."), (exitCode, Only(errors)));
    }

    [Fact]
    public async Task A_store_that_fails_in_the_first_write_is_one_sentence()
    {
        Directory.CreateDirectory(Data);
        using (var store = Store.Open(Data, new StoreSettings()))
        {
            await store.Sources.SynchroniseAsync([Paper("rabat")], Noon, Cancellation);
            await store.Sources.ClaimDueAsync(new ClaimRequest(1, 1, Noon, TimeSpan.FromMinutes(5)), Cancellation);
        }

        await using (var file = new SqliteConnection($"Data Source={Path.Combine(Data, "aggregator.db")};Pooling=False"))
        {
            await file.OpenAsync(Cancellation);
            await using var command = file.CreateCommand();
            command.CommandText = "CREATE TRIGGER full BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var (exitCode, _, errors) = await ServeAsync("http://127.0.0.1:0");
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("The store could not do it:", Only(errors), StringComparison.Ordinal);
        Assert.Contains("the disk is full", errors, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Errors)> ServeAsync(string urls, CancellationToken? cancellationToken = null)
    {
        var feeds = Path.Combine(_folder.FullName, "feeds.json");
        await File.WriteAllTextAsync(feeds, """{"sources":[]}""", Cancellation);
        return await Called.RunAsync(["serve", "--urls", urls, "--feeds", feeds, "--data", Data], cancellationToken: cancellationToken ?? Cancellation);
    }

    private static string Only(string errors) => Assert.Single(errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
}
