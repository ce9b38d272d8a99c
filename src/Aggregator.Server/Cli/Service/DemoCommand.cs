using System.CommandLine;
using System.Globalization;
using Aggregator.Server.Cli.Door;
using Aggregator.Server.Newsroom;
using Aggregator.Server.Web.Serving;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Service;

/// <summary>The <c>demo</c> subcommand: the whole service on the invented newsroom, which the command serves on
/// loopback.</summary>
internal static class DemoCommand
{
    // The outlets of the demo run in this process. A short pause shows politeness without a long wait.
    private static readonly TimeSpan HostGap = TimeSpan.FromMilliseconds(20);

    public static Command Create()
    {
        var (data, urls) = (CommonOptions.Data(), CommonOptions.Urls());
        data.Description = "Where the demo keeps its database; without it a new folder that is deleted at the end";
        data.DefaultValueFactory = _ => new DirectoryInfo(Path.Combine(Path.GetTempPath(), $"aggregator-demo-{Environment.ProcessId}"));
        var command = new Command("demo", "Serves site and feeds of the invented newsroom in samples/, without internet") { data, urls };
        command.SetAction((result, cancellationToken) => CommandRun.GuardAsync(result.Call, () => RunAsync(
            result.Call,
            result.PathOf(data),
            isTemporary: result.GetResult(data) is null or { Implicit: true },
            result.GetRequiredValue(urls),
            cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(CommandCall call, string folder, bool isTemporary, string urls, CancellationToken cancellationToken)
    {
        // Called before the newsroom opens the first socket.
        SocketThreads.Prefer();
        var now = TimeProvider.System.GetUtcNow();

        // A demo that has the folder already goes on undisturbed: nothing is written before the folder is locked.
        using var held = await FolderTurn.OwnAsync(folder, call.Patience, cancellationToken);
        try
        {
            var kept = Path.Combine(folder, NewsroomPorts.FileName);
            if (Store.Exists(folder) && !File.Exists(kept))
            {
                throw new StartFaultException($"{folder} holds an archive that no demo made: name another folder with --data.");
            }

            var ports = new NewsroomPorts(kept);
            await using var newsroom = await NewsroomServer.StartAsync(
                InventedNewsroom.Load(InventedNewsroom.DefaultFolder), now, ports.Free(), cancellationToken);
            ports.Remember(newsroom);
            var feeds = Path.Combine(folder, "feeds.json");
            await File.WriteAllTextAsync(feeds, newsroom.FeedsJson, cancellationToken);
            call.Output.WriteLine("The invented newsroom answers on this machine; nothing is asked on the internet.");
            if (isTemporary)
            {
                call.Output.WriteLine("The data folder is removed at the end.");
            }

            return await ServiceRun.RunAsync(call, Settings(held, feeds, urls), cancellationToken);
        }
        finally
        {
            if (isTemporary)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static ServeSettings Settings(DataFolder held, string feeds, string urls) => new()
    {
        FeedsFile = feeds,
        DataFolder = held.Path,
        Held = held,
        Urls = urls,
        Configuration = new Dictionary<string, string?>
        {
            ["Aggregator:Fetching:AllowedNetworks:0"] = "127.0.0.0/8",
            ["Aggregator:Fetching:MinGapPerHost"] = HostGap.ToString("c", CultureInfo.InvariantCulture),
        },
    };
}
