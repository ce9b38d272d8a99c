using System.CommandLine;
using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Door;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Door;

/// <summary>A data folder with a door that accepts three commands for tests: <c>say</c>, <c>wait</c> and <c>fail</c>.</summary>
internal sealed class OpenDoor : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("aggregator-door-");
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private DataFolder? _held;
    private Store? _store;
    private CommandDoor? _door;

    /// <param name="length">The path of the folder has at least this many letters.</param>
    public OpenDoor(int length = 0)
    {
        Folder = Path.Combine(_root.FullName, "data".PadRight(Math.Max(4, length - _root.FullName.Length), 'a'));
        Directory.CreateDirectory(Folder);
        Store.Open(Folder, TestStore.Settings).Dispose();
    }

    public string Folder { get; }

    /// <summary>Ends when <c>wait</c> has begun in the service.</summary>
    public Task Waiting => _waiting.Task.WaitAsync(Patience.Longest);

    /// <summary>Ends when <c>wait</c> was cancelled in the service.</summary>
    public Task Cancelled => _cancelled.Task.WaitAsync(Patience.Longest);

    public static async Task<OpenDoor> OpenAsync(int length = 0, string? version = null)
    {
        var door = new OpenDoor(length);
        door.Hold();
        await door.StartAsync(version);
        return door;
    }

    /// <summary>Locks the folder without a door, like a service that is still starting.</summary>
    public void Hold() => _held = DataFolder.Open(Folder);

    /// <summary>Releases the lock of <see cref="Hold"/>, like the end of a killed process.</summary>
    public void Release() => _held?.Dispose();

    public async Task StartAsync(string? version = null)
    {
        _store = Store.Open(Folder, TestStore.Settings);
        _door = new CommandDoor(_store, _held!, new ServiceCollection().BuildServiceProvider(), _lifetime, NullLogger<CommandDoor>.Instance) // Held before.
        {
            Commands = Commands,
            Version = version ?? CommandRequest.Version,
        };
        await _door.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        _lifetime.StopApplication();
        await _door!.StopAsync(TestContext.Current.CancellationToken); // Started before.
    }

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words) => RunAsync(words, null);

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] words, TimeSpan? patience, CancellationToken? cancellationToken = null) =>
        Called.RunAsync([.. words, "--data", Folder], patience, cancellationToken, Commands());

    public async ValueTask DisposeAsync()
    {
        if (_door is not null)
        {
            await _door.StopAsync(CancellationToken.None);
        }

        _store?.Dispose();
        _held?.Dispose();
        _root.Delete(recursive: true);
    }

    private RootCommand Commands() => new("Of tests")
    {
        Say(),
        Command("wait", async (_, cancellationToken) =>
        {
            _waiting.TrySetResult();
            using var noted = cancellationToken.Register(() => _cancelled.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return ExitCode.Done;
        }),
        Command("fail", (_, _) => throw new InvalidOperationException("كسر")),
    };

    private static Command Say()
    {
        var file = new Option<FileInfo>("--file") { DefaultValueFactory = _ => new FileInfo("خبر.txt") };
        var say = Command("say", async (result, _) =>
        {
            await result.Call.Output.WriteAsync($"من {result.Call.User}: ");
            await result.Call.Output.WriteLineAsync(result.PathOf(file));
            await result.Call.Error.WriteLineAsync(result.Call.Store is null ? "here" : "in the service");
            return 7;
        });
        say.Options.Add(file);
        return say;
    }

    private static Command Command(string name, Func<ParseResult, CancellationToken, Task<int>> runAsync)
    {
        var data = CommonOptions.Data();
        var command = new Command(name, "Of tests") { data };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, _ => runAsync(result, cancellationToken), cancellationToken));
        return command;
    }
}
