using Aggregator.Server.Cli;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

/// <summary>A command without --data finds the one service that runs, and the list that it follows.</summary>
public sealed class RunningFoldersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-running-");

    [Fact]
    public async Task Beside_a_demo_a_command_needs_no_folder()
    {
        var token = TestContext.Current.CancellationToken;
        var data = Path.Combine(_folder.FullName, "d");
        using var demo = Start("demo", "--data", data, "--urls", $"http://127.0.0.1:{FreePort.Take()}");
        string? line;
        do
        {
            line = await demo.StandardOutput.ReadLineAsync(token);
            Assert.NotNull(line);
        }
        while (!line.StartsWith("Listening on", StringComparison.Ordinal));

        using var list = Start("source", "list");
        var (output, errors) = (await list.StandardOutput.ReadToEndAsync(token), await list.StandardError.ReadToEndAsync(token));
        await list.WaitForExitAsync(token);
        Assert.Contains("alrasid", output, StringComparison.Ordinal);
        Assert.Contains($"Taken instead: {data}", errors, StringComparison.Ordinal);
        demo.Kill();
        await demo.WaitForExitAsync(token);

        using var after = Start("story", "list");
        Assert.Contains("There is no store in", await after.StandardError.ReadToEndAsync(token), StringComparison.Ordinal);
        await after.WaitForExitAsync(token);
        Assert.Equal(ExitCode.Failed, after.ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private System.Diagnostics.Process Start(params string[] words) =>
        OutsideProgram.Start(new Dictionary<string, string> { ["XDG_DATA_HOME"] = _folder.FullName }, words);
}
