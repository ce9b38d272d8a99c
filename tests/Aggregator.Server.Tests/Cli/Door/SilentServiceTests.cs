using System.Net.Sockets;
using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Door;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Door;

/// <summary>A data folder whose holder does not answer, does not answer yet, or stops in the middle of an answer.</summary>
public sealed class SilentServiceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task A_service_that_is_starting_is_waited_for()
    {
        await using var door = new OpenDoor();
        door.Hold();
        var asked = door.RunAsync("say");
        await door.StartAsync();
        Assert.Equal(7, (await asked).ExitCode);
    }

    [Fact]
    public async Task A_command_on_the_same_folder_is_waited_for()
    {
        await using var first = new OpenDoor();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = first.RunAsync(["wait"], null, end.Token);
        await first.Waiting;
        var second = first.RunAsync("say");
        Assert.False(second.IsCompleted);
        await end.CancelAsync();
        Assert.Equal(7, (await second).ExitCode);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_holder_that_takes_no_commands_is_one_sentence()
    {
        await using var door = new OpenDoor();
        door.Hold();
        var (exitCode, output, errors) = await door.RunAsync(["say"], Short);
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.StartsWith($"The data folder {door.Folder} is in use by another process of this program. That process takes no commands", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_hangs_is_one_sentence_and_the_doctor_goes_on()
    {
        await using var door = new OpenDoor();
        door.Hold();
        using var hanging = Listen(door);
        var (exitCode, _, errors) = await door.RunAsync(["say"], Short);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Equal(
            $"The service on {door.Folder} did not answer within 0.3 seconds: it hangs, or the machine is very busy. Try again, or stop it.{Environment.NewLine}", errors);

        var doctor = await Called.RunAsync(["doctor", "--data", door.Folder], Short);
        Assert.Equal(ExitCode.Failed, doctor.ExitCode);
        Assert.Contains("FAULT data folder: The service on ", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("clock:", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_dies_over_a_command_is_one_sentence()
    {
        await using var door = new OpenDoor();
        door.Hold();
        using var dying = Listen(door);
        var asked = door.RunAsync("say");
        using (var caller = await dying.AcceptAsync(Token))
        {
            await caller.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"output\":\"نصف"u8.ToArray(), Token);
        }

        var (exitCode, output, errors) = await asked;
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("ended before the command was done", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_socket_of_a_service_that_was_killed_is_no_obstacle()
    {
        await using var door = new OpenDoor();
        var path = Path.Combine(door.Folder, DoorAddress.SocketName);
        using (var killed = Listen(door))
        {
            // .NET removes the socket when it is closed. A killed process leaves it, so the test keeps the file.
            File.Move(path, $"{path}.kept");
        }

        File.Move($"{path}.kept", path);
        Assert.Equal((7, $"here{Environment.NewLine}"), (await door.RunAsync("say")) is var (exitCode, _, errors) ? (exitCode, errors) : default);
        door.Hold();
        var asked = door.RunAsync("say");
        await door.StartAsync();
        Assert.Equal($"in the service{Environment.NewLine}", (await asked).Errors);
    }

    [Fact]
    public async Task A_service_that_starts_waits_for_the_end_of_a_killed_one()
    {
        await using var door = new OpenDoor();
        door.Hold();
        using var killed = Listen(door);
        var locking = FolderTurn.OwnAsync(door.Folder, Patience.Longest, Token);
        using (await killed.AcceptAsync(Token))
        {
            door.Release();
        }

        using var locked = await locking;
        Assert.Throws<DataFolderException>(() => DataFolder.Open(door.Folder));
    }

    private static Socket Listen(OpenDoor door)
    {
        var socket = DoorAddress.Bind(door.Folder).Bound;
        socket.Listen();
        return socket;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
