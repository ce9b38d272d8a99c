using Aggregator.Server.Cli;
using Xunit;

namespace Aggregator.Server.Tests.Cli.JsonLines;

/// <summary>The command <c>extract</c> as a process.</summary>
public sealed class ExtractCommandTests
{
    [Fact]
    public async Task A_page_that_is_not_there_is_a_failure()
    {
        var token = TestContext.Current.CancellationToken;
        using var process = OutsideProgram.Start("extract", Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.html"));
        var output = process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        Assert.Contains("NoFile", await output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, process.ExitCode);
    }
}
