using Aggregator.Server.Newsroom;
using Aggregator.Storage;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>The archive of the invented newsroom, fetched once by the program. A service holds it that serves the site and polls
/// no paper.</summary>
public sealed class FetchedNewsroom : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-story-");
    private WebApplication? _service;

    public string Feeds => Path.Combine(_folder.FullName, "feeds.json");

    public string Data => Path.Combine(_folder.FullName, "data");

    public async ValueTask InitializeAsync()
    {
        await FetchAsync(Feeds, Data, engine: null);
        _service = await ServeAsync(Feeds, Data);
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.StopAsync();
            await _service.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) => RunInAsync(Data, words);

    /// <summary>Stores everything that the newsroom publishes with one <c>fetch</c>.</summary>
    public static async Task FetchAsync(string feeds, string data, StoreEngine? engine)
    {
        var token = TestContext.Current.CancellationToken;
        await using var newsroom = await NewsroomServer.StartAsync(
            InventedNewsroom.Load(InventedNewsroom.DefaultFolder), TimeProvider.System.GetUtcNow(), NewsroomPorts.Any, token);
        await File.WriteAllTextAsync(feeds, newsroom.FeedsJson, token);
        await FetchInAsync(feeds, data, engine);
    }

    /// <summary>The same while a newsroom is running.</summary>
    public static async Task FetchInAsync(string feeds, string data, StoreEngine? engine) =>
        Assert.Equal(0, (await RunInAsync(data, ["fetch", "--feeds", feeds, .. engine is null ? [] : new[] { "--store", engine.Value.ToString() }])).ExitCode);

    /// <summary>A service in this process: the site without the stations, so that the archive does not change.</summary>
    public static async Task<WebApplication> ServeAsync(string feeds, string data)
    {
        var service = Composition.BuildService(new ServeSettings
        {
            FeedsFile = feeds,
            DataFolder = data,
            Urls = $"http://127.0.0.1:{FreePort.Take()}",
            Role = ServeRole.Web,
            Configuration = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Error" },
        });
        await service.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public static Task<(int ExitCode, string Output, string Errors)> RunInAsync(string data, params string[] words) =>
        OutsideProgram.RunAsync([.. words, "--data", data]);
}
