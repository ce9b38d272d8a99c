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
        var data = Path.Combine(_folder.FullName, "d");
        await using (await OutsideService.StartAsync(["demo", "--data", data], Start))
        {
            using var list = Start("source", "list");
            var (_, output, errors) = await OutsideProgram.EndAsync(list);
            Assert.Contains("alrasid", output, StringComparison.Ordinal);
            Assert.Contains($"Taken instead: {data}", errors, StringComparison.Ordinal);
        }

        using var after = Start("story", "list");
        var ended = await OutsideProgram.EndAsync(after);
        Assert.Contains("There is no store in", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, ended.ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private System.Diagnostics.Process Start(params string[] words) =>
        OutsideProgram.Start(new Dictionary<string, string> { ["XDG_DATA_HOME"] = _folder.FullName }, words);
}
