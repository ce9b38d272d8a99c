using Aggregator.Server.Cli;
using Aggregator.Server.Cli.Door;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Door;

/// <summary>The exchange between a command and the service that has locked the data folder.</summary>
public sealed class CommandDoorTests
{
    [Fact]
    public async Task The_answer_is_that_of_the_command_and_paths_begin_in_the_callers_folder()
    {
        await using var door = await OpenDoor.OpenAsync();
        var expected = $"من سلمى: {Path.Combine(Path.GetTempPath(), "خبر.txt")}{Environment.NewLine}";
        Assert.Equal((7, expected, $"in the service{Environment.NewLine}"), await door.RunAsync("say"));
        Assert.EndsWith($"{Path.GetTempPath()}@ملف{Environment.NewLine}", (await door.RunAsync("say", "--file", "@ملف")).Output, StringComparison.Ordinal);

        await door.StopAsync();
        await using var other = new OpenDoor();
        Assert.Equal((7, expected, $"here{Environment.NewLine}"), await other.RunAsync("say"));
    }

    [Fact]
    public async Task Only_its_owner_opens_the_socket()
    {
        await using var door = await OpenDoor.OpenAsync();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(door.Folder, DoorAddress.SocketName)));
        }

        Assert.False(File.Exists(Path.Combine(door.Folder, DoorAddress.PortName)));
        await door.StopAsync();
        Assert.False(File.Exists(Path.Combine(door.Folder, DoorAddress.SocketName)));
    }

    [Fact]
    public async Task Where_the_path_is_too_long_for_a_socket_a_port_and_its_token_serve()
    {
        await using var door = await OpenDoor.OpenAsync(length: 180);
        var file = Path.Combine(door.Folder, DoorAddress.PortName);
        Assert.False(File.Exists(Path.Combine(door.Folder, DoorAddress.SocketName)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(7, (await door.RunAsync("say")).ExitCode);
        await File.WriteAllTextAsync(file, $"{(await File.ReadAllTextAsync(file, Token)).Split(' ')[0]} {new string('0', 64)}", Token);
        var (exitCode, output, errors) = await door.RunAsync("say");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("took no command (status 403", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_of_another_version_is_named_in_one_sentence()
    {
        await using var door = await OpenDoor.OpenAsync(version: "0.9.0");
        var (exitCode, output, errors) = await door.RunAsync("say");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Equal(
            $"The service on {door.Folder} is version 0.9.0, and this program is version {CommandRequest.Version}: run the program of the service, or restart the service with this one.{Environment.NewLine}",
            errors);
    }

    [Fact]
    public async Task A_command_that_fails_by_a_bug_is_one_sentence_and_the_service_goes_on()
    {
        await using var door = await OpenDoor.OpenAsync();
        var (exitCode, output, errors) = await door.RunAsync("fail");
        Assert.Equal((ExitCode.Failed, ""), (exitCode, output));
        Assert.Contains("by a fault of the program: كسر", errors, StringComparison.Ordinal);
        Assert.Equal(7, (await door.RunAsync("say")).ExitCode);
    }

    [Fact]
    public async Task A_caller_who_goes_cancels_the_command_and_nobody_elses()
    {
        await using var door = await OpenDoor.OpenAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = door.RunAsync(["wait"], null, caller.Token);
        await door.Waiting;
        Assert.Equal(7, (await door.RunAsync("say")).ExitCode);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await door.Cancelled;
        Assert.Equal(7, (await door.RunAsync("say")).ExitCode);
    }

    [Fact]
    public async Task A_service_that_is_stopped_ends_the_command_and_says_so()
    {
        await using var door = await OpenDoor.OpenAsync();
        var waiting = door.RunAsync("wait");
        await door.Waiting;
        await door.StopAsync();
        Assert.Equal((ExitCode.Failed, "", $"The service is being stopped: the command did not end.{Environment.NewLine}"), await waiting);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
